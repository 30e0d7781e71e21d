using Goldthread.Kernel.Values;

namespace Goldthread.Population.Reference.Layouts;

/// <summary>LSOAs, what they lie in, and their postcodes. Lookups and the postcode directory are those of the Office for National Statistics: https://geoportal.statistics.gov.uk</summary>
internal static class SmallAreaLayouts
{
    private const string Lsoa = "lsoa21 code";

    public static IReadOnlyList<Layout> All { get; } =
    [
        new CsvLayout<LsoaCouncil>("lsoa-council", "Lookup of LSOA 2021 to ward and council", [Lsoa, "lsoa21 name", "ward code", "ward name", "council code", "council name"],
            row => row.Text(Lsoa), (row, _) => [Council(row)], SmallAreaTable.Councils),
        new CsvLayout<LsoaSystem>("lsoa-system", "Lookup of LSOA 2021 to sub-location and integrated care board", [Lsoa, "sub-icb code", "sub-icb name", "sub-icb ods", "icb code", "icb name", "icb ods"],
            row => row.Text(Lsoa), (row, _) => [System(row)], SmallAreaTable.Systems),
        new CsvLayout<LsoaChange>("lsoa-change", "Lookup of LSOA 2011 to LSOA 2021", ["lsoa11 code", Lsoa, "change code"],
            row => row.Text("lsoa11 code") + " to " + row.Text(Lsoa), (row, _) => [new(row.Code("lsoa11 code"), row.Code(Lsoa), row.Needed("change code"))], SmallAreaTable.Changes),
        new CsvLayout<PostcodeLsoa>("postcode", "ONS Postcode Directory (pcds and lsoa21)", ["pcds", Lsoa], row => row.Text("pcds"), (row, _) => Home(row), PostcodeTable.All),
        new CsvLayout<NeighbourhoodPart>("neighbourhood-lsoas", "Neighbourhoods drawn as sets of LSOAs", ["neighbourhood code", "neighbourhood name", "place code", "place name", Lsoa],
            row => row.Text(Lsoa), (row, _) => [Part(row, AreaKind.Lsoa, Lsoa)], SmallAreaTable.Parts),
        new CsvLayout<NeighbourhoodPart>("neighbourhood-practices", "Neighbourhoods drawn as sets of practices", ["neighbourhood code", "neighbourhood name", "place code", "place name", "practice code"],
            row => row.Text("practice code"), (row, _) => [Part(row, AreaKind.Practice, "practice code")], SmallAreaTable.Parts),
    ];

    private static LsoaCouncil Council(CsvRow row)
    {
        row.Name(AreaKind.Ward, row.Text("ward code"), row.Text("ward name"));
        row.Name(AreaKind.Council, row.Text("council code"), row.Text("council name"));
        return new LsoaCouncil(row.Code(Lsoa), row.Needed("lsoa21 name"), row.Code("ward code"), row.Code("council code"));
    }

    private static LsoaSystem System(CsvRow row)
    {
        row.Name(AreaKind.SubIcb, row.Text("sub-icb code"), row.Text("sub-icb name"), row.Text("sub-icb ods"));
        row.Name(AreaKind.System, row.Text("icb code"), row.Text("icb name"), row.Text("icb ods"));
        return new LsoaSystem(row.Code(Lsoa), row.Code("sub-icb code"), row.Code("icb code"));
    }

    // Postcodes of Northern Ireland, the islands and those without a grid reference have no LSOA. One whose use has ended stays: old records hold it.
    private static PostcodeLsoa[] Home(CsvRow row)
    {
        var lsoa = row.Text(Lsoa);
        row.IsPassed = lsoa.Length == 0 || lsoa.EndsWith("99999999", StringComparison.Ordinal);
        return row.IsPassed ? [] : [new(Postcode.TryParse(row.Text("pcds"), null, out var postcode) ? postcode.ToString() : row.Wrong("pcds", $"is no postcode: \"{row.Text("pcds")}\"", ""), row.Code(Lsoa))];
    }

    private static NeighbourhoodPart Part(CsvRow row, AreaKind kind, string unit)
    {
        row.Name(AreaKind.Neighbourhood, row.Text("neighbourhood code"), row.Text("neighbourhood name"));
        row.Name(AreaKind.Place, row.Text("place code"), row.Text("place name"));
        return new NeighbourhoodPart(kind, row.Code(unit), row.Code("neighbourhood code"), row.Code("place code"));
    }
}
