<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>檔案(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編輯(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Site</source>
        <translation>地點(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>地圖(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>檢視(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>說明(&amp;H)</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>This did not work</source>
        <translation>無法完成</translation>
    </message>
    <message>
        <source>The program made a mistake</source>
        <translation>程式發生錯誤</translation>
    </message>
    <message>
        <source>Sorry, the program made a mistake.</source>
        <translation>抱歉，程式發生錯誤。</translation>
    </message>
    <message>
        <source>Your data are unharmed: what was not finished was rolled back. Please copy the report and send it to whoever looks after Daoan. It holds no names, plates or folders.</source>
        <translation>您的資料沒有損害：未完成的部分已全部還原。請複製報告，交給負責維護道安的人；報告不含姓名、車牌與資料夾名稱。</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>開啟錯誤報告資料夾</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>複製報告</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>A1: death within 24 h</source>
        <translation>A1：24 小時內死亡</translation>
    </message>
    <message>
        <source>A2: injury, or death after 24 h</source>
        <translation>A2：受傷或逾 24 小時死亡</translation>
    </message>
    <message>
        <source>A3: damage only</source>
        <translation>A3：財損</translation>
    </message>
    <message>
        <source>day</source>
        <translation>日間</translation>
    </message>
    <message>
        <source>twilight</source>
        <translation>晨昏</translation>
    </message>
    <message>
        <source>night</source>
        <translation>夜間</translation>
    </message>
    <message>
        <source>The record does not say which way the parties travelled</source>
        <translation>紀錄未載明當事者行向</translation>
    </message>
    <message>
        <source>The record does not say where the vehicles were hit</source>
        <translation>紀錄未載明車輛撞擊部位</translation>
    </message>
    <message>
        <source>The places hit do not fit the recorded crash type</source>
        <translation>撞擊部位與事故類型不符</translation>
    </message>
    <message>
        <source>The recorded position is doubtful; the crash may belong elsewhere</source>
        <translation>事故坐標有疑義，可能不屬於此地點</translation>
    </message>
    <message>
        <source>The record names too few parties</source>
        <translation>紀錄的當事者不足</translation>
    </message>
    <message>
        <source>The arms that the parties came from cannot be told apart</source>
        <translation>無法判別當事者駛來的岔道</translation>
    </message>
    <message>
        <source>agrees with the named road</source>
        <translation>與路名相符</translation>
    </message>
    <message>
        <source>nothing to compare with</source>
        <translation>無可比對</translation>
    </message>
    <message>
        <source>no position</source>
        <translation>無坐標</translation>
    </message>
    <message>
        <source>placeholder</source>
        <translation>填充值</translation>
    </message>
    <message>
        <source>longitude and latitude put right</source>
        <translation>經緯度對調，已更正</translation>
    </message>
    <message>
        <source>far outside the city</source>
        <translation>遠在轄區外</translation>
    </message>
    <message>
        <source>far from the named road</source>
        <translation>遠離所載道路</translation>
    </message>
    <message>
        <source>false default point</source>
        <translation>假預設點</translation>
    </message>
    <message>
        <source>en</source>
        <comment>code of this language</comment>
        <translation>zh_TW</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>{year:04d}-{month:02d}-{day:02d}</source>
        <comment>use {roc} for the ROC year</comment>
        <translation>{roc:d}/{month:02d}/{day:02d}</translation>
    </message>
    <message>
        <source>{year:04d}-{month:02d}</source>
        <comment>use {roc} for the ROC year</comment>
        <translation>{roc:d}/{month:02d}</translation>
    </message>
    <message>
        <source>{year:04d}</source>
        <comment>use {roc} for the ROC year</comment>
        <translation>{roc:d} 年</translation>
    </message>
</context>
</TS>
