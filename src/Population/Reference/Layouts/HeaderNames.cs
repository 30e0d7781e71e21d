using System.Globalization;
using System.Text.RegularExpressions;

namespace Goldthread.Population.Reference.Layouts;

/// <summary>
/// Column names, whoever writes them: "LSOA21CD", "lsoa21_code" and "LSOA21 code" are one. The year of an area is left out, but not of LSOAs, whose 2011 and 2021 editions
/// are different areas. Names of the Office for National Statistics: https://geoportal.statistics.gov.uk
/// </summary>
internal static partial class HeaderNames
{
    private static readonly Dictionary<string, AreaKind> Kinds = new(StringComparer.Ordinal)
    {
        ["wd"] = AreaKind.Ward, ["ward"] = AreaKind.Ward, ["lad"] = AreaKind.Council, ["ltla"] = AreaKind.Council, ["council"] = AreaKind.Council,
        ["utla"] = AreaKind.UpperCouncil, ["ctyua"] = AreaKind.UpperCouncil, ["sicbl"] = AreaKind.SubIcb, ["icb"] = AreaKind.System,
        ["rgn"] = AreaKind.Region, ["region"] = AreaKind.Region, ["neighbourhood"] = AreaKind.Neighbourhood, ["place"] = AreaKind.Place, ["lsoa"] = AreaKind.Lsoa,
    };

    /// <summary>The name in our form, such as "lsoa21 code", "council name" or "icb ods".</summary>
    public static string Of(string header)
    {
        var plain = Spaces().Replace(header.Trim().TrimStart('\uFEFF').ToLowerInvariant(), " ").Trim();
        if (plain is "lsoa21" or "lsoa11") return plain + " code";
        if (plain is "chgind") return "change code";
        if (Area().Match(plain) is not { Success: true } area) return plain;
        var ending = area.Groups["ending"].Value.Replace(" ", "", StringComparison.Ordinal) switch
        {
            "cd" or "code" => "code",
            "nm" or "name" => "name",
            _ => "ods",
        };
        var kind = Kinds[area.Groups["kind"].Value];
        return kind == AreaKind.Lsoa ? $"lsoa{area.Groups["year"].Value} {ending}" : $"{kind.Code()} {ending}";
    }

    /// <summary>The edition of the areas that a header names, such as 2024 for "WD24CD"; 0 where it names none.</summary>
    public static int Edition(IEnumerable<string> headers) => headers.Select(h => Area().Match(Spaces().Replace(h.Trim().TrimStart('\uFEFF').ToLowerInvariant(), " ").Trim()))
        .Where(m => m.Groups["year"].Success).Select(m => 2000 + int.Parse(m.Groups["year"].Value, CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();

    /// <summary>The kind of area whose code a column holds; null for any other column.</summary>
    public static AreaKind? KindOf(string name) =>
        name is "lsoa21 code" or "lsoa11 code" ? AreaKind.Lsoa : name.EndsWith(" code", StringComparison.Ordinal) ? AreaKinds.Find(name[..^" code".Length]) : null;

    [GeneratedRegex(@"[_\s]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex("^(?<kind>wd|ward|lad|ltla|council|utla|ctyua|sicbl|icb|rgn|region|neighbourhood|place|lsoa)(?<year>[0-9]{2})? ?(?<ending>cdh|cd|nm|code nhs|code h|code|name)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Area();
}
