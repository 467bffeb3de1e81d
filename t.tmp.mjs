import { reportHead } from './src/pipeline/parse-facts/report-head.ts'
import { readdirSync, readFileSync } from 'node:fs'
const say = (t) => { const h = reportHead(t); console.log(t.slice(0,50).replaceAll('\n','⏎').replaceAll('\t','→'), '⇒', h ? `${h.organisation} ${h.period?.year} ${h.period?.part} 〔${h.text}〕` : null) }
for (const t of `青柏镇2026年二季度工作主要指标
青柏镇2026年上半年工作主要指标
青柏镇2026年第二季度工作总结
2026年第2季度青柏镇主要指标
青柏镇2026年1—6月主要指标
青柏镇2026年1-9月主要指标
青柏镇２０２６年１—６月份主要指标
二〇二六年二季度青柏镇统计表
青柏镇人民政府2026年全年工作主要指标
青柏镇2025年度工作总结
青川县青柏镇2025年度目标任务完成情况
青柏街道2026Q2数据
青柏街道办事处2026二季度数据
全镇2026年二季度主要指标
各乡镇2026年二季度主要指标
乡镇2026年5月份报表
2026年4—6月数据
2026年一至六月统计表
工作主要指标（2026年二季度）
附件1：青柏镇2026年二季度工作主要指标
二季度生态环境工作情况表
主要指标（截至2026年6月30日）
青川生态环境分局2026年三季度工作数据
青柏镇2026年二季度与2025年二季度对比表
# 青柏镇2026年二季度主要指标
青柏镇人民政府关于2026年上半年工作的报告
青柏镇前三季度经济运行情况
2026年上半年，青柏镇清运垃圾30吨。
2026年，全镇清运垃圾30吨；
出动巡查人员1204人次，车辆359车次。
2026年1-3季度经济运行
城镇新增就业2026年目标
青柏镇各村2026年6月垃圾清运表
填报单位：青柏镇人民政府\t\t填报日期：2026年10月8日
填报单位（盖章）：青柏镇\t报告期：2026年二季度\t单位：件
云溪镇108个重点项目三季度进展表
2026年二季度\t2025年二季度
指标\t2026年二季度\t2025年二季度
指标\t4月\t5月\t6月`.split('\n')) say(t.replaceAll('\\t','\t'))
for (const f of readdirSync('fixtures/pastes').filter(f=>f.endsWith('.txt'))) { const p = readFileSync('fixtures/pastes/'+f,'utf8').split('=== paste\n')[1].split('\n=== ')[0]; const h = reportHead(p); if (h) console.log(f, h.organisation, h.period?.year, h.period?.part, h.text) ; else console.log('-', f, p.split('\n')[0].slice(0,50)) }
