<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Daoan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daoan {version}

Collision diagrams and rankings for a city&apos;s road-safety team.

Built with Qt for Python (LGPL), Shapely and GEOS, SQLAlchemy, ReportLab and ezdxf; letters: Noto Sans TC (SIL Open Font License).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open store…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a store (GeoPackage file)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New empty store…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make an empty store to import into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;demo store…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a small invented city to try the program with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import &amp;crashes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add crash files (CSV, ZIP) to this store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import s&amp;treets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a street network to this store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Print site sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the site&apos;s sheet on a printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save site sheet as P&amp;DF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the site&apos;s sheet as a PDF file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find a site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the search box of the site list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the next site of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the previous site of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the site list from the store again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Whole diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the diagram into the window (F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the diagram larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the diagram smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List all keys and what the mouse does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Daoan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number at the glyph in the diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A1 death within 24 hours, A2 injury, A3 damage only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deaths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deaths within 24 hours / within 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Injured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day, twilight or night, from the sun&apos;s position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is not drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deaths within 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deaths within 30 days (including 24 hours); – where it is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the list is ranked by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CoverageBanner</name>
    <message>
        <source>Coverage and quality of positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data: {first} – {last}, {crashes} crashes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All months are complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ {count} incomplete months: {named}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positions: {usable} usable, {doubtful} doubtful and left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incomplete months: {named}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileChoice</name>
    <message>
        <source>Open store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stores (*.gpkg);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stores (*.gpkg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import crashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crash files (*.csv *.zip);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import streets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Street files (*.osm *.pbf *.gpkg *.shp *.geojson *.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save site sheet as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Rows read: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows accepted: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows set aside because they cannot be used: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crashes: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parties: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New crashes: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed crashes: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unchanged crashes: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roads: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Junctions: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features that are no roads: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doubtful places in the network: {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys and mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys, mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouse wheel, + and −</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagram: larger or smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag, arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagram: move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F, double click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagram: fit into the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click, Page Up, Page Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagram: choose a crash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a symbol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagram: why it is drawn so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists: copy the chosen rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next or previous part of the window</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Making a new store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the demo store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} exists already and is not overwritten. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing crashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing streets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing the diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laying out the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer did not take the sheet. Save it as a PDF instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No store is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A store is one file that holds a city&apos;s streets and crashes. Try the program with a demo store, open a store, or make an empty one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This store holds no crashes yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import crash files (CSV or ZIP), and the street network to find junctions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daoan – collision diagrams</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Recent stores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language (語言)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SeverityKey</name>
    <message>
        <source>A1 death within 24 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A2 death later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A2 injury</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A3 damage only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SitePage</name>
    <message>
        <source>Why drawn so: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crashes ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not drawn ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these crashes could be drawn: their records hold no direction of travel. The list “Not drawn” gives the reason for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No crash happened here in this period. Choose a longer period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} – {last}: {total} crashes ({by_class}); {drawn} drawn, {not_drawn} not drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collision diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page Up and Page Down choose a crash, plus and minus zoom, F fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crashes that are not drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crashes without a symbol, with the reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SitePanel</name>
    <message>
        <source>All data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 12 complete months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From – to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No site has crashes in this period. Choose a longer period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No site matches the search. Clear it to see all sites.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {total} sites, {crashes} crashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;earch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rank by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Street or junction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of crashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity (EPDO)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EPDO: every crash counts as many damage-only crashes as its severity is worth</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>A1 death within 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A2 injury, or death later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A3 damage only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>twilight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record does not say which way the parties travelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record does not say where the vehicles were hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The places hit do not fit the recorded crash type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recorded position is doubtful; the crash may belong elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record names too few parties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The arms that the parties came from cannot be told apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agrees with the named road</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>placeholder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longitude and latitude put right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>far outside the city</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>far from the named road</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>false default point</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
