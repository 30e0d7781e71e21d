namespace Goldthread.Population.Reference.Layouts;

/// <summary>
/// English indices of deprivation by LSOA: deciles and ranks of the whole and its seven domains, and from 2025 scores.
/// Source: Ministry of Housing, Communities and Local Government, https://www.gov.uk/government/collections/english-indices-of-deprivation
/// </summary>
internal static class DeprivationLayouts
{
    private const int MostAreas = 100_000;

    public static IReadOnlyList<Layout> All { get; } =
    [
        Of(2019, "lsoa11 code", "housing and access", hasScores: false),
        Of(2025, "lsoa21 code", "housing and services", hasScores: true),
    ];

    private static CsvLayout<Deprivation> Of(int year, string lsoa, string housing, bool hasScores)
    {
        string[] domains = ["imd", "income", "employment", "education", "health", "crime", housing, "environment"];
        var columns = domains.SelectMany(d => hasScores ? new[] { d + " decile", d + " rank", d + " score" } : [d + " decile", d + " rank"]).Prepend(lsoa).ToList();
        return new CsvLayout<Deprivation>($"deprivation-{year}", $"Indices of deprivation {year} by LSOA", columns, row => row.Text(lsoa), (row, _) =>
        [
            new(year, row.Code(lsoa), [.. domains.Select(d => new DomainScore(row.Whole(d + " decile", 1, 10), row.Whole(d + " rank", 1, MostAreas), hasScores ? row.Millionths(d + " score") : null))]),
        ], DeprivationTable.All);
    }
}
