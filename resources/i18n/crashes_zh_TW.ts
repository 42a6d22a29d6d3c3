<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Correct this crash…</source>
        <translation>更正這筆事故(&amp;C)…</translation>
    </message>
    <message>
        <source>Put right what the record of the selected crash says</source>
        <translation>更正所選事故的登錄內容</translation>
    </message>
    <message>
        <source>Save crash list as CS&amp;V…</source>
        <translation>事故清單存成 CSV(&amp;V)…</translation>
    </message>
    <message>
        <source>Save the rows of the crash list for a spreadsheet</source>
        <translation>將事故清單存成試算表可開啟的檔案</translation>
    </message>
    <message>
        <source>Save crash list as &amp;GeoPackage…</source>
        <translation>事故清單存成 GeoPackage(&amp;G)…</translation>
    </message>
    <message>
        <source>Save the rows of the crash list for QGIS</source>
        <translation>將事故清單存成 QGIS 可開啟的檔案</translation>
    </message>
    <message>
        <source>Fil&amp;ter crashes</source>
        <translation>篩選事故(&amp;T)</translation>
    </message>
    <message>
        <source>Go to the filter panel</source>
        <translation>前往篩選面板</translation>
    </message>
    <message>
        <source>R&amp;eset filter and period</source>
        <translation>清除篩選與期間(&amp;E)</translation>
    </message>
    <message>
        <source>Show all crashes of the store</source>
        <translation>顯示資料庫的全部事故</translation>
    </message>
    <message>
        <source>&amp;Search in the crash list</source>
        <translation>搜尋事故清單(&amp;S)</translation>
    </message>
    <message>
        <source>Go to the search box of the crash list</source>
        <translation>前往事故清單的搜尋欄</translation>
    </message>
    <message>
        <source>Show selected crashes on the &amp;map</source>
        <translation>在地圖上顯示選取的事故(&amp;M)</translation>
    </message>
    <message>
        <source>Zoom the map to the selected crashes</source>
        <translation>將地圖移到選取的事故</translation>
    </message>
    <message>
        <source>Col&amp;umns of the crash list…</source>
        <translation>事故清單欄位(&amp;U)…</translation>
    </message>
    <message>
        <source>Choose columns and their order</source>
        <translation>選擇欄位及順序</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Columns of the crash list</source>
        <translation>事故清單欄位</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>欄位</translation>
    </message>
    <message>
        <source>&amp;Ticked columns are shown, from left to right:</source>
        <translation>勾選的欄位由左至右顯示(&amp;T)：</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>U&amp;sual columns</source>
        <translation>預設欄位(&amp;S)</translation>
    </message>
</context>
<context>
    <name>CoverageNote</name>
    <message>
        <source>Coverage</source>
        <translation>資料完整性</translation>
    </message>
    <message>
        <source>⚠ {incomplete} of {months} months are incomplete: their counts are too low.</source>
        <translation>⚠ {months} 個月中有 {incomplete} 個月資料不完整，件數偏低。</translation>
    </message>
    <message>
        <source>For {unknown} of {months} months no figure was published to compare with.</source>
        <translation>{months} 個月中有 {unknown} 個月無公布數可比對。</translation>
    </message>
    <message>
        <source>All months complete.</source>
        <translation>期間內各月份資料完整。</translation>
    </message>
</context>
<context>
    <name>CrashDesk</name>
    <message>
        <source>Reading the crashes</source>
        <translation>正在讀取事故</translation>
    </message>
</context>
<context>
    <name>CrashEditDesk</name>
    <message>
        <source>correction of {case}</source>
        <translation>更正案件 {case}</translation>
    </message>
</context>
<context>
    <name>CrashEditDialog</name>
    <message>
        <source>Corrected; the files say: {value}</source>
        <translation>已更正；檔案所載：{value}</translation>
    </message>
    <message>
        <source>Case {case}, {moment}</source>
        <translation>案件 {case}，{moment}</translation>
    </message>
    <message>
        <source>Correct a crash</source>
        <translation>更正事故</translation>
    </message>
    <message>
        <source>&amp;Save correction</source>
        <translation>儲存更正(&amp;S)</translation>
    </message>
    <message>
        <source>Store it; the content before is kept, and later imports do not overwrite it</source>
        <translation>存入資料庫；原內容保留備查，之後匯入檔案不會覆蓋更正</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>What you typed stays here; save it again then.</source>
        <translation>您輸入的內容仍保留在此，屆時請再按一次儲存。</translation>
    </message>
    <message>
        <source>What you typed is not stored yet.</source>
        <translation>您輸入的內容尚未儲存。</translation>
    </message>
    <message>
        <source>&amp;Give up my changes</source>
        <translation>放棄我的更改(&amp;G)</translation>
    </message>
    <message>
        <source>Go &amp;on correcting</source>
        <translation>繼續更正(&amp;O)</translation>
    </message>
</context>
<context>
    <name>CrashListPanel</name>
    <message>
        <source>Select one crash first, in the list or on the map</source>
        <translation>請先在清單或地圖上選取一筆事故</translation>
    </message>
    <message>
        <source>CSV for spreadsheets (*.csv)</source>
        <translation>試算表用 CSV (*.csv)</translation>
    </message>
    <message>
        <source>GeoPackage (*.gpkg)</source>
        <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
        <source>crashes</source>
        <translation>事故清單</translation>
    </message>
    <message>
        <source>Saving the crash list</source>
        <translation>正在儲存事故清單</translation>
    </message>
    <message>
        <source>Open a store to see its crashes.</source>
        <translation>請先開啟資料庫以檢視事故。</translation>
    </message>
    <message>
        <source>{shown} of {all} crashes</source>
        <translation>事故 {shown} 件／全部 {all} 件</translation>
    </message>
    <message>
        <source> · {selected} selected</source>
        <translation>・已選 {selected} 件</translation>
    </message>
    <message>
        <source> · {selected} selected, {here} of them shown</source>
        <translation>・已選 {selected} 件，其中 {here} 件在此</translation>
    </message>
    <message>
        <source>This store holds no crashes yet. Import crash files first (File menu).</source>
        <translation>資料庫尚無事故資料，請先由「檔案」選單匯入事故檔。</translation>
    </message>
    <message>
        <source>No crash meets every condition. Take conditions away in the filter.</source>
        <translation>沒有符合全部條件的事故，請在篩選面板減少條件。</translation>
    </message>
    <message>
        <source>No row holds all the words searched for. Empty the search box.</source>
        <translation>找不到含有全部搜尋字詞的事故，請清空搜尋欄。</translation>
    </message>
    <message>
        <source>Nothing is selected. Select crashes on the map, or show all rows.</source>
        <translation>尚未選取事故。請在地圖上選取，或改為顯示全部。</translation>
    </message>
    <message>
        <source>Draw a polygon on the map, or show all rows.</source>
        <translation>請先在地圖上圈選範圍，或改為顯示全部。</translation>
    </message>
    <message>
        <source>The map shows none of these crashes. Move it, or show all rows.</source>
        <translation>目前地圖範圍內沒有這些事故。請移動地圖，或改為顯示全部。</translation>
    </message>
    <message>
        <source>Crash list</source>
        <translation>事故清單</translation>
    </message>
    <message>
        <source>Search in all columns</source>
        <translation>搜尋所有欄位</translation>
    </message>
    <message>
        <source>Search in the crash list</source>
        <translation>搜尋事故清單</translation>
    </message>
    <message>
        <source>Which crashes are shown</source>
        <translation>顯示哪些事故</translation>
    </message>
    <message>
        <source>All that pass the filter</source>
        <translation>符合篩選的全部事故</translation>
    </message>
    <message>
        <source>Only the selected</source>
        <translation>僅選取的事故</translation>
    </message>
    <message>
        <source>In the map view</source>
        <translation>僅目前地圖範圍</translation>
    </message>
    <message>
        <source>In the drawn polygon</source>
        <translation>僅圈選範圍內</translation>
    </message>
    <message>
        <source>Show on map</source>
        <translation>在地圖顯示</translation>
    </message>
    <message>
        <source>Show the selected crashes on the map (or all rows)</source>
        <translation>在地圖上顯示選取的事故（未選取時為全部列）</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>欄位</translation>
    </message>
    <message>
        <source>Choose columns and their order</source>
        <translation>選擇欄位及順序</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存</translation>
    </message>
    <message>
        <source>Save the rows of this table, without personal data</source>
        <translation>儲存本表各列，不含個人資料</translation>
    </message>
    <message>
        <source>CSV for spreadsheets…</source>
        <translation>試算表用 CSV…</translation>
    </message>
    <message>
        <source>GeoPackage for QGIS…</source>
        <translation>QGIS 用 GeoPackage…</translation>
    </message>
</context>
<context>
    <name>CrashListView</name>
    <message>
        <source>Choose columns…</source>
        <translation>選擇欄位…</translation>
    </message>
    <message>
        <source>Usual columns</source>
        <translation>預設欄位</translation>
    </message>
</context>
<context>
    <name>CrashRowMenu</name>
    <message>
        <source>Correct this crash…</source>
        <translation>更正這筆事故…</translation>
    </message>
    <message>
        <source>Scene of this crash…</source>
        <translation>這件事故的現場圖…</translation>
    </message>
    <message>
        <source>Show on map</source>
        <translation>在地圖顯示</translation>
    </message>
    <message>
        <source>Personal data of this case…</source>
        <translation>本案個人資料…</translation>
    </message>
</context>
<context>
    <name>CrashWords</name>
    <message>
        <source>case {case}</source>
        <translation>案件 {case}</translation>
    </message>
</context>
<context>
    <name>FacetGroup</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Ask nothing here: show all</source>
        <translation>此項不設條件：顯示全部</translation>
    </message>
    <message>
        <source>{facet}: all</source>
        <translation>{facet}：全部</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>僅此</translation>
    </message>
    <message>
        <source>Only the value that the keyboard is on (Enter)</source>
        <translation>只留游標所在的項目（Enter）</translation>
    </message>
    <message>
        <source>{facet}: only this</source>
        <translation>{facet}：僅此</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>{facet}: search</source>
        <translation>{facet}：搜尋</translation>
    </message>
    <message>
        <source>{facet}, open</source>
        <translation>{facet}（已展開）</translation>
    </message>
    <message>
        <source>{facet}, folded</source>
        <translation>{facet}（已收合）</translation>
    </message>
</context>
<context>
    <name>Facets</name>
    <message>
        <source>Severity</source>
        <translation>嚴重程度</translation>
    </message>
    <message>
        <source>Crash type</source>
        <translation>事故類型</translation>
    </message>
    <message>
        <source>Party class</source>
        <translation>當事者類別</translation>
    </message>
    <message>
        <source>Age band</source>
        <translation>年齡層</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>時段</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>Day and night</source>
        <translation>日夜</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>天候</translation>
    </message>
    <message>
        <source>Main cause</source>
        <translation>主要肇因</translation>
    </message>
    <message>
        <source>Coverage of the month</source>
        <translation>月份資料完整性</translation>
    </message>
    <message>
        <source>Quality of position</source>
        <translation>位置品質</translation>
    </message>
    <message>
        <source>At least one party of the class; with age bands, the same party must meet both</source>
        <translation>至少一名當事者屬此類別；同時選年齡層時，須為同一名當事者</translation>
    </message>
    <message>
        <source>At least one party of the age; with party classes, the same party must meet both</source>
        <translation>至少一名當事者屬此年齡層；同時選類別時，須為同一名當事者</translation>
    </message>
    <message>
        <source>From the height of the sun at time and place</source>
        <translation>依當時當地的太陽高度判定</translation>
    </message>
    <message>
        <source>Complete: at least 95 % of the published crashes are held. Incomplete months are no quiet months: their counts are too low</source>
        <translation>完整：持有件數達公布件數之 95% 以上。不完整的月份不代表事故少，而是資料不足、件數偏低</translation>
    </message>
    <message>
        <source>{group} (all)</source>
        <translation>{group}（全部）</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>{band} years</source>
        <translation>{band} 歲</translation>
    </message>
    <message>
        <source>{hour}:00</source>
        <translation>{hour} 時</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>within the drawn area</source>
        <translation>圈選範圍內</translation>
    </message>
    <message>
        <source>one junction</source>
        <translation>單一路口</translation>
    </message>
    <message>
        <source>usable positions only</source>
        <translation>僅位置可用者</translation>
    </message>
    <message>
        <source>{title}: {values}</source>
        <translation>{title}：{values}</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first}–{last}</translation>
    </message>
    <message>
        <source>from {first}</source>
        <translation>自 {first} 起</translation>
    </message>
    <message>
        <source>until {last}</source>
        <translation>至 {last} 止</translation>
    </message>
    <message>
        <source>whole time</source>
        <translation>全部期間</translation>
    </message>
    <message>
        <source>Take away: {condition}</source>
        <translation>移除條件：{condition}</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Open a store to filter its crashes.</source>
        <translation>請先開啟資料庫以篩選事故。</translation>
    </message>
    <message>
        <source>This store holds no crashes yet. Import crash files first (File menu).</source>
        <translation>資料庫尚無事故資料，請先由「檔案」選單匯入事故檔。</translation>
    </message>
    <message>
        <source>All {all} crashes.</source>
        <translation>全部 {all} 件事故。</translation>
    </message>
    <message>
        <source>No crash of {all} meets every condition. Take a condition away below.</source>
        <translation>全部 {all} 件中沒有符合全部條件的事故，請在下方移除條件。</translation>
    </message>
    <message>
        <source>{total} of {all} crashes meet all {conditions} conditions:</source>
        <translation>全部 {all} 件中，{total} 件符合下列 {conditions} 項條件：</translation>
    </message>
    <message>
        <source>{total} of {all} crashes meet this condition:</source>
        <translation>全部 {all} 件中，{total} 件符合此條件：</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>篩選</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Ask nothing: show all crashes</source>
        <translation>清除全部條件，顯示全部事故</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>篩選條件</translation>
    </message>
</context>
<context>
    <name>HourGroup</name>
    <message>
        <source>Drag over hours to choose them; Ctrl adds or takes away. Keys: arrows, Space, Shift+arrows, Esc</source>
        <translation>拖曳選取時段；按住 Ctrl 可加選或取消。按鍵：方向鍵、空白鍵、Shift＋方向鍵、Esc</translation>
    </message>
</context>
<context>
    <name>HourStrip</name>
    <message>
        <source>{hour}:00–{hour}:59 · {count} crashes</source>
        <translation>{hour} 時・{count} 件</translation>
    </message>
</context>
<context>
    <name>PeriodBar</name>
    <message>
        <source>{month}: {count} crashes</source>
        <translation>{month}：{count} 件</translation>
    </message>
    <message>
        <source>⚠ Incomplete: fewer crashes are held than were published.</source>
        <translation>⚠ 資料不完整：持有件數少於公布件數。</translation>
    </message>
    <message>
        <source>No figure was published to compare with.</source>
        <translation>無公布數可比對。</translation>
    </message>
</context>
<context>
    <name>PeriodSlider</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Last 12 complete months</source>
        <translation>最近 12 個完整月份</translation>
    </message>
    <message>
        <source>This year ({year})</source>
        <translation>今年（{year}）</translation>
    </message>
    <message>
        <source>The start lies after the end.</source>
        <translation>起日晚於迄日。</translation>
    </message>
    <message>
        <source>“{text}” is no date; write 2025-01-31 or 114/1/31.</source>
        <translation>「{text}」不是日期；請寫 114/1/31 或 2025-01-31。</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Arrows move the period by a month, Page Up and Page Down by a year, Ctrl+arrows its start, Shift+arrows its end, Escape shows all</source>
        <translation>方向鍵移動一個月，Page Up／Page Down 移動一年，Ctrl＋方向鍵調整起月，Shift＋方向鍵調整迄月，Esc 顯示全部</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>open</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>A day (2025-01-31, 114/1/31), a month or a year; empty: open</source>
        <translation>日期（114/1/31、2025-01-31）、月份或年份；留空為不限</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>迄日</translation>
    </message>
    <message>
        <source>Quick choice</source>
        <translation>快速選擇</translation>
    </message>
    <message>
        <source>Last 12 complete months, a year, all</source>
        <translation>最近 12 個完整月份、某一年或全部</translation>
    </message>
</context>
<context>
    <name>SavedFilterBar</name>
    <message>
        <source>Saved:</source>
        <translation>已存篩選：</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>已存篩選</translation>
    </message>
    <message>
        <source>Choose a saved filter to apply it, or type a name to save this one</source>
        <translation>選擇已存的篩選即可套用；輸入名稱可儲存目前的篩選</translation>
    </message>
    <message>
        <source>filter name</source>
        <translation>篩選名稱</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
    <message>
        <source>Keep this filter under the name</source>
        <translation>以此名稱儲存目前的篩選</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Forget the filter of this name</source>
        <translation>刪除此名稱的篩選</translation>
    </message>
</context>
</TS>
