#!/bin/sh
# 四条命令：核对、起草、查询、下载 Word 文件。只用 curl、sh 和 sed。
#   sh curl.sh [服务地址] [存放目录]
# 有账号的部署先设密钥：export SHUZHUN_KEY=sz_…
set -eu
S=${1:-http://localhost:8787}
OUT=${2:-.}
HERE=$(dirname "$0")
JSON='Content-Type: application/json; charset=utf-8'
KEY="X-Client: curl"
[ -n "${SHUZHUN_KEY:-}" ] && KEY="Authorization: Bearer $SHUZHUN_KEY"

# 从稿件里取一个字段。正文里的引号都有反斜杠，不会被认成字段。
field() { sed -n "s/.*[{,]\"$1\":\"\([^\"]*\)\".*/\1/p" "$2" | head -n 1; }

# 一、核对：文中每个数字与数据是否一致
{ printf '{"factSheet":'; cat "$HERE/sheet.json"; printf ',"text":"二季度，全镇派出巡查人员1240人次。"}'; } |
  curl -fsS "$S/v1/check" -H "$KEY" -H "$JSON" --data-binary @- -o "$OUT/check.json"
echo "核对结论：$(field verdict "$OUT/check.json")"

# 二、起草：先拿编号。同一业务编号和同样的数据，重发多少次都是同一份稿件
{ printf '{"businessKey":"云溪镇-季度自评-2026Q2","factSheet":'; cat "$HERE/sheet.json"; printf '}'; } |
  curl -fsS "$S/v1/drafts" -H "$KEY" -H "$JSON" -H 'Prefer: respond-async' --data-binary @- -D "$OUT/headers.txt" -o "$OUT/draft.json"
DRAFT=$S$(tr -d '\r' < "$OUT/headers.txt" | sed -n 's/^[Ll]ocation: //p')

# 三、查询：隔两秒取一次，直到写完
STATUS=drafting
while [ "$STATUS" = drafting ]; do
  sleep 2
  curl -fsS "$DRAFT" -H "$KEY" -o "$OUT/draft.json"
  STATUS=$(sed 's/.*"status":"\(drafting\|clean\|flagged\|approved\|failed\)","version".*/\1/' "$OUT/draft.json")
done
echo "稿件状态：$STATUS。$(field nextStep "$OUT/draft.json")"

# 四、下载：文件名在 Content-Disposition 里，是中文的；这里存成固定的名字
curl -fsS "$DRAFT/export?format=docx" -H "$KEY" -o "$OUT/report.docx"
echo "已存为 $OUT/report.docx"
