<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW">
<context>
    <name>EditorBar</name>
    <message>
        <source>Actions: {count}</source>
        <translation>操作 {count} 次</translation>
    </message>
    <message>
        <source>✓ Stored</source>
        <translation>✓ 已儲存</translation>
    </message>
    <message>
        <source>Clicks, drags, keys, typed values and choices so far</source>
        <translation>目前為止的點擊、拖曳、按鍵、輸入與選取次數</translation>
    </message>
</context>
<context>
    <name>EditorDock</name>
    <message>
        <source>Panels of the editor</source>
        <translation>街道編輯面板</translation>
    </message>
</context>
<context>
    <name>EditorWords</name>
    <message>
        <source>Click the first point</source>
        <translation>請點選第一點</translation>
    </message>
    <message>
        <source>Click the next point, or type a value; Enter finishes</source>
        <translation>請點選下一點，或輸入數值；按 Enter 完成</translation>
    </message>
    <message>
        <source>Type the distance in metres and Enter</source>
        <translation>請輸入距離（公尺）後按 Enter</translation>
    </message>
    <message>
        <source>Type the angle in degrees and Enter</source>
        <translation>請輸入角度（度）後按 Enter</translation>
    </message>
    <message>
        <source>Type x in metres and Enter</source>
        <translation>請輸入 X（公尺）後按 Enter</translation>
    </message>
    <message>
        <source>Type y in metres and Enter</source>
        <translation>請輸入 Y（公尺）後按 Enter</translation>
    </message>
    <message>
        <source>Click the line to be parallel to; P again for perpendicular</source>
        <translation>請點選要平行的線；再按 P 改為垂直</translation>
    </message>
    <message>
        <source>Click the line to be perpendicular to</source>
        <translation>請點選要垂直的線</translation>
    </message>
    <message>
        <source>Click a point to measure from; it is not drawn</source>
        <translation>請點選量測基準點；此點不會畫入</translation>
    </message>
    <message>
        <source>Click a point on the arc</source>
        <translation>請點選弧上一點</translation>
    </message>
    <message>
        <source>Click the end of the arc</source>
        <translation>請點選弧的終點</translation>
    </message>
    <message>
        <source>Type the bulge of the arc and Enter</source>
        <translation>請輸入弧的凸度後按 Enter</translation>
    </message>
    <message>
        <source>fixed point</source>
        <translation>固定點</translation>
    </message>
    <message>
        <source>where the vehicles touch</source>
        <translation>車輛接觸處</translation>
    </message>
    <message>
        <source>wheel, corner or middle</source>
        <translation>車輪、車角或中點</translation>
    </message>
    <message>
        <source>pole or sign</source>
        <translation>桿柱或標誌</translation>
    </message>
    <message>
        <source>end</source>
        <translation>端點</translation>
    </message>
    <message>
        <source>crossing of two lines</source>
        <translation>交點</translation>
    </message>
    <message>
        <source>vertex</source>
        <translation>頂點</translation>
    </message>
    <message>
        <source>centre of the arc</source>
        <translation>圓心</translation>
    </message>
    <message>
        <source>middle</source>
        <translation>中點</translation>
    </message>
    <message>
        <source>perpendicular</source>
        <translation>垂足</translation>
    </message>
    <message>
        <source>tangent</source>
        <translation>切點</translation>
    </message>
    <message>
        <source>station of the road</source>
        <translation>道路里程</translation>
    </message>
    <message>
        <source>stop line</source>
        <translation>停止線</translation>
    </message>
    <message>
        <source>middle of a lane</source>
        <translation>車道中心</translation>
    </message>
    <message>
        <source>edge of a lane</source>
        <translation>車道邊線</translation>
    </message>
    <message>
        <source>kerb</source>
        <translation>路緣</translation>
    </message>
    <message>
        <source>on the line</source>
        <translation>線上</translation>
    </message>
    <message>
        <source>extension of a line</source>
        <translation>延長線</translation>
    </message>
    <message>
        <source>parallel to a line</source>
        <translation>平行線</translation>
    </message>
    <message>
        <source>grid</source>
        <translation>格點</translation>
    </message>
    <message>
        <source>Distance (m)</source>
        <translation>距離（公尺）</translation>
    </message>
    <message>
        <source>Angle (°)</source>
        <translation>角度（°）</translation>
    </message>
    <message>
        <source>x (m)</source>
        <translation>X（公尺）</translation>
    </message>
    <message>
        <source>y (m)</source>
        <translation>Y（公尺）</translation>
    </message>
    <message>
        <source>Direction (°)</source>
        <translation>方位角（°）</translation>
    </message>
    <message>
        <source>Steps of (°)</source>
        <translation>角度間隔（°）</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>數值</translation>
    </message>
</context>
</TS>
