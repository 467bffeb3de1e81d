/** 力争年底前再建成, 年内再整治, 计划新增: from here on a sentence tells what is meant to be done. */
const PROSPECT =
  /力争|确保(?!了)|打算|(?<![模虚])拟(?!定|合|态)|下一?步|接下来|年[内末底](?:前|再|还?[要需]|力)|完成剩[余下]|再(?=新[建增]|建|改造|整治|完成|安装|培育|发展|实施|争取)|(?:计划|将)(?=新|再|组织|开展|实施|完成(?!率|[的情])|建[成设]|改造|投入)/

/** Where in `text[from, to)` the prospect starts; `to` where there is none. */
export function prospectFrom(text: string, from: number, to: number): number {
  const found = PROSPECT.exec(text.slice(from, to))
  return found === null ? to : from + found.index
}
