using System.Globalization;
using System.Text.RegularExpressions;
using Goldthread.Kernel.Values;

namespace Goldthread.Population.Reference.Layouts;

/// <summary>
/// Estimates of residents by area: all and by year of age, or by sex and three bands of age. The year stands in the name of the file alone ("population20_ltla21.csv").
/// </summary>
internal static partial class ResidentLayouts
{
    private const string Total = "total population";
    private const int MostPersons = 100_000_000;
    private static readonly (string Column, string Sex, string Ages)[] Groups =
    [
        ("total females", "female", ""), ("total males", "male", ""), ("younger females", "female", "younger"), ("working age females", "female", "working age"),
        ("older females", "female", "older"), ("younger males", "male", "younger"), ("working age males", "male", "working age"), ("older males", "male", "older"),
    ];

    public static IReadOnlyList<Layout> All { get; } =
    [
        .. new[] { AreaKind.Lsoa, AreaKind.Ward, AreaKind.Council, AreaKind.UpperCouncil, AreaKind.System, AreaKind.SubIcb }.SelectMany(kind => new[] { ByAge(kind), BySex(kind) }),
    ];

    private static CsvLayout<Residents> ByAge(AreaKind kind) => new($"residents-by-age-{kind.Code()}", $"Residents by year of age, by {kind.Words()}", [Area(kind), Total], row => row.Text(Area(kind)), (row, file) =>
        [Everybody(row, kind, file), .. row.Columns.Where(c => Age().IsMatch(c)).Select(age => Of(row, kind, file, "", age, age))], ResidentTable.All)
    { Slot = file => SlotOf($"residents-by-age-{kind.Code()}", file) };

    private static CsvLayout<Residents> BySex(AreaKind kind) => new($"residents-by-sex-{kind.Code()}", $"Residents by sex and broad age, by {kind.Words()}", [Area(kind), Total, .. Groups.Select(g => g.Column)], row => row.Text(Area(kind)), (row, file) =>
        [Everybody(row, kind, file), .. Groups.Select(g => Of(row, kind, file, g.Sex, g.Ages, g.Column))], ResidentTable.All)
    { Slot = file => SlotOf($"residents-by-sex-{kind.Code()}", file) };

    private static string Area(AreaKind kind) => kind == AreaKind.Lsoa ? "lsoa21 code" : kind.Code() + " code";

    private static Residents Everybody(CsvRow row, AreaKind kind, string file)
    {
        if (kind != AreaKind.Lsoa) row.Name(kind, row.Text(Area(kind)), row.Text(Area(kind).Replace(" code", " name", StringComparison.Ordinal)));
        return Of(row, kind, file, "", "", Total);
    }

    private static Residents Of(CsvRow row, AreaKind kind, string file, string sex, string ages, string column) =>
        new(kind, row.Code(Area(kind)), YearOf(file) ?? 0, sex, ages, row.Whole(column, 0, MostPersons));

    private static Outcome<string> SlotOf(string code, string file) => YearOf(file) is { } year
        ? $"{code}-{year}"
        : new Fault(FaultKind.Invalid, $"{file} does not say of which year it is: give it a name that begins as those that are published do, such as population24_ltla23.csv.");

    private static int? YearOf(string file) => Year().Match(file) is { Success: true } year ? 2000 + int.Parse(year.Groups["year"].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^(?:population|age_gender)(?<year>[0-9]{2})_", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Year();

    [GeneratedRegex(@"^[0-9]{1,2}\+?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Age();
}
