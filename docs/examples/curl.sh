#!/bin/sh
# 四条命令：核对、起草、查询、下载 Word 文件。只用 curl、sh 和 sed。
#   sh curl.sh [服务地址] [存放目录]
# 有账号的部署先设密钥：export SHUZHUN_KEY=sz_…
set -eu
S=${1:-http://localhost:8787}
OUT=${2:-.}
HERE=$(dirname "$0")
JSON='Content-Type: application/json; charset=utf-8'
KEY='X-Client: curl'
[ -n "${SHUZHUN_KEY:-}" ] && KEY="Authorization: Bearer $SHUZHUN_KEY"

# 取一个字段的文字。正文里的引号都有反斜杠，不会被认成字段。
field() { sed -n "s/.*[{,]\"$1\":\"\([^\"]*\)\".*/\1/p" "$2" | head -n 1; }

# 发一个请求，答复存成文件；没有办成就显示服务说的原因。
ask() {
  file=$1
  shift
  status=$(curl -sS -H "$KEY" -o "$file" -w '%{http_code}' "$@")
  case $status in 2*) ;; *) echo "$status：$(sed 's/.*"msg":"//; s/","requestId.*//' "$file")" >&2 && exit 1 ;; esac
}

# 一、核对：文中每个数字与数据是否一致
{ printf '{"factSheet":'; cat "$HERE/sheet.json"; printf ',"text":"二季度，全镇派出巡查人员1240人次。"}'; } |
  ask "$OUT/check.json" "$S/v1/check" -H "$JSON" --data-binary @-
echo "核对结论：$(field verdict "$OUT/check.json")"

# 二、起草：先拿编号。同一业务编号和同样的数据，重发多少次都是同一份稿件
{ printf '{"businessKey":"云溪镇-季度自评-2026Q2-curl","factSheet":'; cat "$HERE/sheet.json"; printf '}'; } |
  ask "$OUT/draft.json" "$S/v1/drafts" -H "$JSON" -H 'Prefer: respond-async' --data-binary @- -D "$OUT/headers.txt"
DRAFT=$S$(tr -d '\r' < "$OUT/headers.txt" | sed -n 's/^[Ll]ocation: //p')

# 三、查询：隔两秒取一次，直到写完
STATUS=drafting
while [ "$STATUS" = drafting ]; do
  sleep 2
  ask "$OUT/draft.json" "$DRAFT"
  STATUS=$(sed 's/.*"status":"\([a-z]*\)","version".*/\1/' "$OUT/draft.json")
done
echo "稿件状态：$STATUS。$(field nextStep "$OUT/draft.json")"

# 四、下载：文件名在 Content-Disposition 里，是中文的；这里存成固定的名字
ask "$OUT/report.docx" "$DRAFT/export?format=docx"
echo "已存为 $OUT/report.docx"
