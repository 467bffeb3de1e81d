import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * 数准接口的 Java 8 客户端：一个文件，不用任何第三方库。
 *
 * <pre>
 *   javac -encoding UTF-8 ShuzhunClient.java
 *   java ShuzhunClient http://localhost:8787 report.docx            演示服务，不用密钥
 *   SHUZHUN_KEY=sz_… java ShuzhunClient https://… report.docx       带密钥
 *   SHUZHUN_APP_ID=app_… SHUZHUN_SECRET=sz_… java ShuzhunClient …   用密钥签名
 *   java ShuzhunClient verify whsec_… 编号 时间戳 签名 < 正文        验证一条回调消息
 * </pre>
 */
public final class ShuzhunClient {
    private static final int CONNECT_MS = 5_000;
    private static final int READ_MS = 40_000;
    private static final int TRIES = 4;
    private static final long WEBHOOK_TOLERANCE_SECONDS = 300;

    private final String url;
    private final String key;
    private final String appId;
    private final String secret;

    private ShuzhunClient(String url, String key, String appId, String secret) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.key = key;
        this.appId = appId;
        this.secret = secret;
    }

    /** 演示服务，不用密钥。 */
    public static ShuzhunClient open(String url) {
        return new ShuzhunClient(url, null, null, null);
    }

    /** 请求头里带密钥。 */
    public static ShuzhunClient withKey(String url, String key) {
        return new ShuzhunClient(url, key, null, null);
    }

    /** 用密钥签名，密钥不上网。 */
    public static ShuzhunClient signing(String url, String appId, String secret) {
        return new ShuzhunClient(url, null, appId, secret);
    }

    /** 服务没有照办：code 供程序判断，getMessage() 给人看，requestId 告诉管理员。 */
    public static final class Refused extends IOException {
        public final int status;
        public final String code;
        public final String requestId;

        Refused(int status, String code, String message, String requestId) {
            super(message);
            this.status = status;
            this.code = code;
            this.requestId = requestId;
        }
    }

    /** 下载的文件：name 是中文文件名。 */
    public static final class Download {
        public final String name;
        public final byte[] content;

        Download(String name, byte[] content) {
            this.name = name;
            this.content = content;
        }
    }

    /** 核对一段文字里的每一个数字。 */
    public Map<String, Object> check(Map<String, Object> factSheet, String text) throws IOException {
        return json(ask("POST", "/v1/check", object("factSheet", factSheet, "text", text), null));
    }

    /** 提交数据，立即得到稿件（多半还在起草）。同一业务编号和同样的数据，重发多少次都是同一份。 */
    public Map<String, Object> createDraft(Map<String, Object> factSheet, String businessKey) throws IOException {
        return json(ask("POST", "/v1/drafts", object("factSheet", factSheet, "businessKey", businessKey), "respond-async"));
    }

    /** 一份稿件。 */
    public Map<String, Object> draft(String id) throws IOException {
        return json(ask("GET", "/v1/drafts/" + id, null, null));
    }

    /** 等稿件写完，最多等 withinMs 毫秒。 */
    public Map<String, Object> finished(String id, long withinMs) throws IOException {
        long end = System.currentTimeMillis() + withinMs;
        for (;;) {
            Map<String, Object> draft = draft(id);
            if (!"drafting".equals(draft.get("status"))) return draft;
            if (System.currentTimeMillis() > end) throw new IOException("稿件 " + id + " 还没有写完，请稍后再取");
            pause(2);
        }
    }

    /** 导出 Word 文件。还有数字待核时抛出 Refused，code 为 not-ready。 */
    public Download docx(String id) throws IOException {
        Answer answer = ask("GET", "/v1/drafts/" + id + "/export?format=docx", null, null);
        Matcher name = Pattern.compile("filename\\*=UTF-8''([^;]+)").matcher(String.valueOf(answer.disposition));
        return new Download(name.find() ? URLDecoder.decode(name.group(1), "UTF-8") : id + ".docx", answer.body);
    }

    // ---- 收发 ----

    private static final class Answer {
        int status;
        byte[] body;
        String disposition;
        String retryAfter;
    }

    /** 网络中断、服务忙（429、503）时重试。重试不会重写：业务编号相同。 */
    private Answer ask(String method, String target, Map<String, Object> value, String prefer) throws IOException {
        // 一定要写明 UTF-8：不写的话，在 GBK 的机器上中文就坏了。
        byte[] body = value == null ? new byte[0] : write(value).getBytes(StandardCharsets.UTF_8);
        for (int left = TRIES - 1;; left--) {
            Answer answer;
            try {
                answer = send(method, target, body, prefer);
            } catch (IOException broken) {
                if (left == 0) throw broken;
                pause(2);
                continue;
            }
            if (answer.status < 300) return answer;
            if (left == 0 || (answer.status != 429 && answer.status != 503)) throw refused(answer);
            pause(answer.retryAfter == null ? 2 : Long.parseLong(answer.retryAfter));
        }
    }

    private Answer send(String method, String target, byte[] body, String prefer) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(url + target).openConnection();
        try {
            connection.setRequestMethod(method);
            connection.setConnectTimeout(CONNECT_MS);
            connection.setReadTimeout(READ_MS);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Accept", "application/json, */*");
            if (prefer != null) connection.setRequestProperty("Prefer", prefer);
            prove(connection, method, target, body);
            if (body.length > 0) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json; charset=utf-8");
                connection.setRequestProperty("X-Content-SHA256", sha256(body));
                connection.getOutputStream().write(body);
            }
            Answer answer = new Answer();
            answer.status = connection.getResponseCode();
            answer.disposition = connection.getHeaderField("Content-Disposition");
            answer.retryAfter = connection.getHeaderField("Retry-After");
            answer.body = readAll(answer.status < 400 ? connection.getInputStream() : connection.getErrorStream());
            return answer;
        } finally {
            connection.disconnect();
        }
    }

    /** 每次发送（重试也算）都用新的时间戳和随机串。 */
    private void prove(HttpURLConnection connection, String method, String target, byte[] body) {
        if (key != null) connection.setRequestProperty("Authorization", "Bearer " + key);
        if (appId == null) return;
        String timestamp = String.valueOf(System.currentTimeMillis());
        String nonce = UUID.randomUUID().toString();
        String text = method + "\n" + target + "\n" + timestamp + "\n" + nonce + "\n" + sha256(body);
        connection.setRequestProperty("X-App-Id", appId);
        connection.setRequestProperty("X-Timestamp", timestamp);
        connection.setRequestProperty("X-Nonce", nonce);
        connection.setRequestProperty("X-Sign", hex(hmac(secret.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8))));
    }

    private static Refused refused(Answer answer) {
        String text = new String(answer.body, StandardCharsets.UTF_8);
        if (!text.startsWith("{")) return new Refused(answer.status, "unknown", "服务答复 " + answer.status, null);
        Map<String, Object> problem = object(read(text));
        return new Refused(answer.status, (String) problem.get("code"), (String) problem.get("msg"), (String) problem.get("requestId"));
    }

    private static Map<String, Object> json(Answer answer) {
        return object(read(new String(answer.body, StandardCharsets.UTF_8)));
    }

    private static byte[] readAll(InputStream in) throws IOException {
        if (in == null) return new byte[0];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n; (n = in.read(buffer)) >= 0;) out.write(buffer, 0, n);
        return out.toByteArray();
    }

    private static void pause(long seconds) throws IOException {
        try {
            Thread.sleep(seconds * 1000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("等待被中断", interrupted);
        }
    }

    // ---- 回调 ----

    /**
     * 按 Standard Webhooks 规范验证一条消息。body 是收到的原始字节，不要先解析。
     *
     * @return 签名对，且时间相差不超过五分钟
     */
    public static boolean verifyWebhook(String secret, String id, String timestamp, String signatures, byte[] body) {
        if (id == null || timestamp == null || signatures == null || !timestamp.matches("\\d{1,12}")) return false;
        long off = System.currentTimeMillis() / 1000 - Long.parseLong(timestamp);
        if (Math.abs(off) > WEBHOOK_TOLERANCE_SECONDS) return false;
        byte[] key = Base64.getDecoder().decode(secret.startsWith("whsec_") ? secret.substring(6) : secret);
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        byte[] text = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, text, head.length, body.length);
        byte[] expected = ("v1," + Base64.getEncoder().encodeToString(hmac(key, text))).getBytes(StandardCharsets.UTF_8);
        boolean right = false;
        // 更换密钥期间有两个签名，以空格分开，一个对即可。
        for (String signature : signatures.split(" "))
            right |= MessageDigest.isEqual(signature.getBytes(StandardCharsets.UTF_8), expected);
        return right;
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return hex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static String hex(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        for (byte b : bytes) out.append(String.format("%02x", b));
        return out.toString();
    }

    // ---- JSON：有 Jackson、Gson、Fastjson 的项目用自己的即可 ----

    /** 键、值、键、值……组成的对象，次序不变。 */
    public static Map<String, Object> object(Object... pairs) {
        Map<String, Object> made = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) made.put((String) pairs[i], pairs[i + 1]);
        return made;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    /** 写成 JSON。数值写作字符串或 BigDecimal，不要经过 double。 */
    static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map) {
            String comma = "{";
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                quote((String) entry.getKey(), out.append(comma));
                write(entry.getValue(), out.append(':'));
                comma = ",";
            }
            out.append(comma.equals("{") ? "{}" : "}");
        } else if (value instanceof List) {
            String comma = "[";
            for (Object item : (List<?>) value) {
                write(item, out.append(comma));
                comma = ",";
            }
            out.append(comma.equals("[") ? "[]" : "]");
        } else if (value instanceof String) quote((String) value, out);
        else out.append(value instanceof BigDecimal ? ((BigDecimal) value).toPlainString() : String.valueOf(value));
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < ' ') out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        out.append('"');
    }

    /** 读 JSON：Map、List、String、BigDecimal、Boolean 或 null。 */
    static Object read(String text) {
        return new Reader(text).value();
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Object value() {
            char c = next();
            if (c == '{') return members();
            if (c == '[') return items();
            if (c == '"') return string();
            int start = --at;
            while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) at++;
            String word = text.substring(start, at);
            return word.equals("null") ? null : word.equals("true") || word.equals("false") ? (Object) Boolean.valueOf(word) : new BigDecimal(word);
        }

        private Map<String, Object> members() {
            Map<String, Object> made = new LinkedHashMap<>();
            for (char c = next(); c != '}'; c = next()) {
                if (c == ',') c = next();
                String name = string();
                next();
                made.put(name, value());
            }
            return made;
        }

        private List<Object> items() {
            List<Object> made = new ArrayList<>();
            for (char c = next(); c != ']'; c = next()) {
                if (c != ',') at--;
                made.add(value());
            }
            return made;
        }

        private String string() {
            StringBuilder out = new StringBuilder();
            for (char c; (c = text.charAt(at++)) != '"';) {
                if (c != '\\') {
                    out.append(c);
                    continue;
                }
                char escaped = text.charAt(at++);
                int plain = "nrtbf".indexOf(escaped);
                if (escaped == 'u') {
                    out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                    at += 4;
                } else out.append(plain < 0 ? escaped : "\n\r\t\b\f".charAt(plain));
            }
            return out.toString();
        }

        private char next() {
            while (" \n\r\t".indexOf(text.charAt(at)) >= 0) at++;
            return text.charAt(at++);
        }
    }

    // ---- 示范 ----

    public static void main(String[] args) throws IOException {
        if (args.length == 5 && args[0].equals("verify")) {
            boolean right = verifyWebhook(args[1], args[2], args[3], args[4], readAll(System.in));
            System.out.println(right ? "签名有效" : "签名无效");
            System.exit(right ? 0 : 1);
        }
        ShuzhunClient client = fromEnvironment(args.length > 0 ? args[0] : "http://localhost:8787");
        Map<String, Object> sheet = object(
            "reportType", "township-quarterly",
            "organisation", "云溪镇人民政府",
            "recipient", "宁溪县人民政府",
            "period", object("year", 2026, "quarter", 2),
            "issuedOn", "2026-07-06",
            "facts", Arrays.asList(
                object("id", "inspectors", "label", "出动巡查人员", "value", "1204", "unit", "人次", "lastYear", "1075"),
                object("id", "sewage", "label", "处理生活污水", "value", new BigDecimal("7.350"), "unit", "万吨")),
            "notes", Arrays.asList(object("text", "部分群众环保意识还不够强，焚烧枯枝落叶的现象时有发生")));
        try {
            Map<String, Object> checked = client.check(sheet, "二季度，全镇派出巡查人员1240人次。");
            System.out.println("核对结论：" + checked.get("verdict"));
            Map<String, Object> draft = client.createDraft(sheet, "云溪镇-季度自评-2026Q2-java");
            draft = client.finished((String) draft.get("id"), 600_000);
            System.out.println("稿件状态：" + draft.get("status") + "。" + draft.get("nextStep"));
            Download file = client.docx((String) draft.get("id"));
            Files.write(Paths.get(args.length > 1 ? args[1] : "report.docx"), file.content);
            System.out.println("已下载 " + file.name);
        } catch (Refused refused) {
            System.out.println(refused.status + " " + refused.code + "：" + refused.getMessage());
            System.exit(1);
        } catch (IOException broken) {
            System.out.println("没有得到服务的答复：" + broken.getMessage());
            System.exit(1);
        }
    }

    private static ShuzhunClient fromEnvironment(String url) {
        String appId = System.getenv("SHUZHUN_APP_ID");
        if (appId != null) return signing(url, appId, System.getenv("SHUZHUN_SECRET"));
        String key = System.getenv("SHUZHUN_KEY");
        return key == null ? open(url) : withKey(url, key);
    }
}
