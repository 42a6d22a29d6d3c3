<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW">
<context>
    <name>AccessLog</name>
    <message>
        <source>Asked at night: {count}</source>
        <translation>夜間調閱：{count} 次</translation>
    </message>
    <message>
        <source>People on one plate within a week: {count}</source>
        <translation>同一車牌一週內：{count} 人調閱</translation>
    </message>
    <message>
        <source>Persons seen on one day: {count}</source>
        <translation>單日調閱：{count} 人的資料</translation>
    </message>
    <message>
        <source>Asked in vain on one day: {count}</source>
        <translation>單日查無資料：{count} 次</translation>
    </message>
    <message>
        <source>persons of a case</source>
        <translation>案件當事者</translation>
    </message>
    <message>
        <source>a plate in all cases</source>
        <translation>跨案件查車牌</translation>
    </message>
    <message>
        <source>all persons, for a new key</source>
        <translation>全部當事者（更換金鑰）</translation>
    </message>
</context>
<context>
    <name>AccessLogDialog</name>
    <message>
        <source>Who looked at personal data</source>
        <translation>個人資料調閱紀錄</translation>
    </message>
    <message>
        <source>&amp;From:</source>
        <translation>自(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;until:</source>
        <translation>至(&amp;U)：</translation>
    </message>
    <message>
        <source>&amp;Person:</source>
        <translation>人員(&amp;P)：</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>調閱人員</translation>
    </message>
    <message>
        <source>What to ask about</source>
        <translation>應查問事項</translation>
    </message>
    <message>
        <source>All accesses</source>
        <translation>全部調閱</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>全部人員</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>讀取中…</translation>
    </message>
    <message>
        <source>Nobody looked at personal data in these days; choose other days above.</source>
        <translation>這段期間無人調閱個人資料；請於上方選擇其他日期。</translation>
    </message>
    <message>
        <source>Nothing to ask about.</source>
        <translation>沒有應查問事項。</translation>
    </message>
    <message>
        <source>&amp;To ask about: {count}. Each is a question, not a verdict.</source>
        <translation>應查問事項(&amp;T)：{count} 項。僅供查問，並非認定違失。</translation>
    </message>
    <message>
        <source>&amp;All accesses: {count}</source>
        <translation>全部調閱(&amp;A)：{count} 次</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Personal data of this case…</source>
        <translation>本案個人資料(&amp;P)…</translation>
    </message>
    <message>
        <source>Open names, plates and ages of the selected crash for a purpose</source>
        <translation>敘明用途，調閱所選事故當事者的姓名、車牌與年齡</translation>
    </message>
    <message>
        <source>Set up or u&amp;nlock personal data…</source>
        <translation>設定或解鎖個人資料(&amp;N)…</translation>
    </message>
    <message>
        <source>Enter the passphrase or key that personal data are sealed with</source>
        <translation>輸入封緘個人資料的通行片語或金鑰</translation>
    </message>
    <message>
        <source>Loc&amp;k personal data</source>
        <translation>鎖定個人資料(&amp;K)</translation>
    </message>
    <message>
        <source>Forget the key; what is open is closed</source>
        <translation>清除金鑰，並關閉已調閱的資料</translation>
    </message>
    <message>
        <source>Change the p&amp;assphrase of personal data…</source>
        <translation>變更個人資料通行片語(&amp;A)…</translation>
    </message>
    <message>
        <source>Seal the keys of this store with another passphrase</source>
        <translation>改用另一組通行片語封緘本資料庫的金鑰</translation>
    </message>
    <message>
        <source>&amp;Who looked at personal data…</source>
        <translation>個人資料調閱紀錄(&amp;W)…</translation>
    </message>
    <message>
        <source>See who opened which case, when and why</source>
        <translation>查看何人於何時、為何調閱哪一案件</translation>
    </message>
    <message>
        <source>&amp;Delete personal data…</source>
        <translation>刪除個人資料(&amp;D)…</translation>
    </message>
    <message>
        <source>Delete by case or by age, with a certificate</source>
        <translation>依案件或依保存年限刪除，並出具證明書</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>To ask about</source>
        <translation>應查問</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人員</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>When</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>案號</translation>
    </message>
    <message>
        <source>What</source>
        <translation>內容</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>人數</translation>
    </message>
    <message>
        <source>Persons whose data were shown</source>
        <translation>顯示了多少人的資料</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>當事者</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>車牌</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年齡</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>身分證字號</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>電話</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住址</translation>
    </message>
</context>
<context>
    <name>DeletionDialog</name>
    <message>
        <source>Delete personal data</source>
        <translation>刪除個人資料</translation>
    </message>
    <message>
        <source>Names, plates and ages are deleted for good and cannot be brought back; crashes stay. Backups made before still hold them.</source>
        <translation>姓名、車牌與年齡將永久刪除，無法復原；事故資料仍保留。先前的備份仍含有這些個資。</translation>
    </message>
    <message>
        <source>Persons of &amp;one case</source>
        <translation>單一案件的當事者(&amp;O)</translation>
    </message>
    <message>
        <source>All persons of crashes until {day} (kept for five &amp;years)</source>
        <translation>{day}（含）以前事故的所有當事者（已保存滿五年）(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Case number:</source>
        <translation>案件編號(&amp;C)：</translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>刪除原因(&amp;R)：</translation>
    </message>
    <message>
        <source>for example: asked for by the person</source>
        <translation>例如：當事人請求刪除</translation>
    </message>
    <message>
        <source>&amp;Delete for good</source>
        <translation>永久刪除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Save certificate as PDF…</source>
        <translation>證明書另存為 PDF(&amp;S)…</translation>
    </message>
    <message>
        <source>deletion certificate {day}</source>
        <translation>刪除證明書 {day}</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>請稍候…</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已儲存：{file}</translation>
    </message>
    <message>
        <source>Persons deleted: {persons}; cases: {cases}. Save the certificate, have it signed and file it.</source>
        <translation>已刪除 {cases} 件案件、{persons} 名當事者的個人資料。請儲存證明書，簽章後歸檔。</translation>
    </message>
    <message>
        <source>Enter the case number and the reason first.</source>
        <translation>請先輸入案件編號與刪除原因。</translation>
    </message>
    <message>
        <source>Enter the reason first.</source>
        <translation>請先輸入刪除原因。</translation>
    </message>
    <message>
        <source>The certificate of this deletion is not saved yet.</source>
        <translation>這次刪除的證明書尚未存檔。</translation>
    </message>
    <message>
        <source>Once this is closed, it cannot be saved any more.</source>
        <translation>關閉後即無法再存檔。</translation>
    </message>
    <message>
        <source>&amp;Close without it</source>
        <translation>不存檔並關閉(&amp;C)</translation>
    </message>
    <message>
        <source>Go &amp;back and save</source>
        <translation>返回存檔(&amp;B)</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Set a passphrase for personal data</source>
        <translation>設定個人資料通行片語</translation>
    </message>
    <message>
        <source>Unlock personal data</source>
        <translation>解鎖個人資料</translation>
    </message>
    <message>
        <source>Change the passphrase of personal data</source>
        <translation>變更個人資料通行片語</translation>
    </message>
    <message>
        <source>Names, plates and ages are sealed with this passphrase. Whoever forgets it loses them: nobody can bring them back. Keep a copy in a safe.</source>
        <translation>姓名、車牌與年齡以此通行片語封存。忘記即永久失去，任何人都無法救回；請將副本鎖入保險櫃。</translation>
    </message>
    <message>
        <source>Cases can then be opened for a purpose, until you lock them or close the store.</source>
        <translation>解鎖後即可依用途調閱案件，直到您上鎖或關閉資料庫。</translation>
    </message>
    <message>
        <source>&amp;Set passphrase</source>
        <translation>設定通行片語(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>解鎖(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Change passphrase</source>
        <translation>變更通行片語(&amp;C)</translation>
    </message>
    <message>
        <source>Show what is &amp;typed</source>
        <translation>顯示輸入內容(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Passphrase:</source>
        <translation>通行片語(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Present passphrase:</source>
        <translation>目前的通行片語(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;New passphrase:</source>
        <translation>新通行片語(&amp;N)：</translation>
    </message>
    <message>
        <source>New passphrase &amp;again:</source>
        <translation>再次輸入新通行片語(&amp;A)：</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>請稍候…</translation>
    </message>
    <message>
        <source>At least {least} letters; four words are good.</source>
        <translation>至少 {least} 個字元；建議使用四個詞。</translation>
    </message>
    <message>
        <source>The two differ.</source>
        <translation>兩次輸入不同。</translation>
    </message>
</context>
<context>
    <name>PersonsDialog</name>
    <message>
        <source>Personal data of a case</source>
        <translation>案件個人資料</translation>
    </message>
    <message>
        <source>What you enter here is written down with your name and the time before anything is shown, and cannot be taken back.</source>
        <translation>您輸入的內容連同姓名與時間，會在顯示資料之前先行記錄，且無法撤回。</translation>
    </message>
    <message>
        <source>Single-user mode: this file is guarded by its passphrase only, not by a server.</source>
        <translation>單機模式：此檔案僅以通行片語保護，並無伺服器把關。</translation>
    </message>
    <message>
        <source>&amp;Case number:</source>
        <translation>案件編號(&amp;C)：</translation>
    </message>
    <message>
        <source>&amp;Purpose:</source>
        <translation>用途(&amp;P)：</translation>
    </message>
    <message>
        <source>for example: injury report to the prosecutor</source>
        <translation>例如：傷害案件函送地檢署</translation>
    </message>
    <message>
        <source>Write down and &amp;open</source>
        <translation>記錄並調閱(&amp;O)</translation>
    </message>
    <message>
        <source>Persons of the case</source>
        <translation>案件當事者</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>調閱中…</translation>
    </message>
    <message>
        <source>Nothing is open. Enter case number and purpose.</source>
        <translation>尚未調閱。請輸入案件編號與用途。</translation>
    </message>
    <message>
        <source>Persons: {count}</source>
        <translation>共 {count} 人</translation>
    </message>
    <message>
        <source>No personal data are kept of this case, or they were deleted. Check the case number.</source>
        <translation>本案未保存個人資料，或已刪除；請確認案件編號。</translation>
    </message>
</context>
</TS>
