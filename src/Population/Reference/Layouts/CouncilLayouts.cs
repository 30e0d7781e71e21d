namespace Goldthread.Population.Reference.Layouts;

/// <summary>Councils: what they lie in, which resemble each other, and how rural they are.</summary>
internal static class CouncilLayouts
{
    private const string Council = "council code";

    public static IReadOnlyList<Layout> All { get; } =
    [
        new CsvLayout<CouncilUpper>("council-upper", "Lookup of lower-tier to upper-tier council", [Council, "council name", "upper-council code", "upper-council name"],
            row => row.Text(Council), (row, _) => [Upper(row)], CouncilTable.Uppers),
        new CsvLayout<CouncilRegion>("council-region", "Lookup of council to region", [Council, "council name", "region code", "region name"],
            row => row.Text(Council), (row, _) => [Region(row)], CouncilTable.Regions),
        new PeerLayout(),
        new CsvLayout<RuralUrban>("rural-urban", "Rural urban classification 2021 by council", [Council, "ruc21 code", "classification", "ruc"],
            row => row.Text(Council), (row, _) => [new(row.Code(Council), row.Needed("ruc21 code"), row.Needed("classification"), row.Needed("ruc"))], CouncilTable.RuralUrban),
    ];

    private static CouncilUpper Upper(CsvRow row)
    {
        row.Name(AreaKind.Council, row.Text(Council), row.Text("council name"));
        row.Name(AreaKind.UpperCouncil, row.Text("upper-council code"), row.Text("upper-council name"));
        return new CouncilUpper(row.Code(Council), row.Code("upper-council code"));
    }

    private static CouncilRegion Region(CsvRow row)
    {
        row.Name(AreaKind.Council, row.Text(Council), row.Text("council name"));
        row.Name(AreaKind.Region, row.Text("region code"), row.Text("region name"));
        return new CouncilRegion(row.Code(Council), row.Code("region code"));
    }

    /// <summary>Peers in the order in which they are named; a council is named first as its own.</summary>
    private sealed class PeerLayout() : Layout("council-peers", "Statistical peers of councils", ["procode", "peer"])
    {
        public override LayoutRows Read(IReadOnlyList<string> header, IEnumerable<(int Line, IReadOnlyList<string> Fields)> rows, string file)
        {
            var named = new Dictionary<string, int>(StringComparer.Ordinal);
            return new CsvLayout<CouncilPeer>(Code, What, Columns, row => row.Text("procode") + " and " + row.Text("peer"), (row, _) =>
            {
                var (council, peer) = (row.Code("procode"), row.Code("peer"));
                row.IsPassed = council == peer;
                return row.IsPassed ? [] : [new(council, peer, named[council] = named.GetValueOrDefault(council) + 1)];
            }, CouncilTable.Peers).Read(header, rows, file);
        }
    }
}
