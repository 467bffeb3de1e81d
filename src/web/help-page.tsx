import { KEYS } from './review-keys.ts'

/** The one page of explanation: how a report comes about, what the marks mean, and which keys there are. */
export const HelpPage = () => (
  <article class="prose">
    <h1>说明</h1>
    <h2>从数据到成稿</h2>
    <ol>
      <li>选报告类型，填写发文机关和报告期；粘贴的表格带标题的，按标题填好，请核对。</li>
      <li>
        把 Excel、WPS
        里的表格直接粘贴到“填报数据”，也可以粘贴一段文字。读出的内容成为一张可以修改的表，读不出的地方会标明原因。
      </li>
      <li>要写进报告的做法、问题和打算，填在“文字材料”里。</li>
      <li>按“起草”。各部分边写边出，写完后正文里的每个数字都已与数据表逐一核对；正文可以直接修改，随改随核。</li>
      <li>标红的数字在右侧逐条处理：采用建议，或者写明理由保留。处理完就能复制全文、下载 Word 或打印。</li>
      <li>审核人员在“审核”里批准。批准以后不能再改。</li>
    </ol>
    <h2>正文里的记号</h2>
    <Marks />
    <h2>表格里的按键</h2>
    <TableKeys />
    <h2>审核时的按键</h2>
    <p>单个字母、数字的按键可以关掉：在审核页点“按键”，去掉勾选。F8、Esc 和各个按钮不受影响。</p>
    <ReviewKeys />
    <h2>与其他系统对接</h2>
    <p>
      OA 等系统可以通过接口起草、核对和取文件，见<a href="/docs">接口参考</a>。
    </p>
  </article>
)

const Marks = () => (
  <dl class="legend">
    <dt>
      <span class="fig fig-matched">1204人次</span>
    </dt>
    <dd>与数据表一致</dd>
    <dt>
      <span class="fig fig-derived">12.0%</span>
    </dt>
    <dd>由数据表算出，鼠标移上去可看算式</dd>
    <dt>
      <span class="fig fig-exempt">三个方面</span>
    </dt>
    <dd>日期、序号、名称等，不需要核对</dd>
    <dt>
      <span class="fig fig-flagged">1240人次</span>
    </dt>
    <dd>与数据表不符或没有依据，右侧“待核”写明原因</dd>
  </dl>
)

const TableKeys = () => (
  <dl class="legend">
    <dt>方向键、回车、Tab</dt>
    <dd>换格</dd>
    <dt>F2 或双击</dt>
    <dd>修改格内文字</dd>
    <dt>Ctrl+V</dt>
    <dd>从当前格起粘贴一片单元格</dd>
    <dt>Delete</dt>
    <dd>清空当前格或选中的一片</dd>
    <dt>Ctrl+Z、Ctrl+Y</dt>
    <dd>撤销、重做</dd>
  </dl>
)

const ReviewKeys = () => (
  <dl class="legend">
    {KEYS.map(({ key, says }) => (
      <>
        <dt>
          <kbd>{key}</kbd>
        </dt>
        <dd>{says}</dd>
      </>
    ))}
  </dl>
)
