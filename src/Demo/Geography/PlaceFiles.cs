using System.Globalization;
using System.Text;
using Goldthread.Demo.Area;
using Goldthread.Kernel.Values;

namespace Goldthread.Demo.Geography;

/// <summary>
/// Wrenfield in the published layouts of reference data, so that the demo place is loaded as a real one would be. Codes begin with Z, which no code of England does.
/// </summary>
public static class PlaceFiles
{
    /// <summary>The upper-tier and single-tier council, whose area Wrenfield is.</summary>
    public const string CouncilCode = "Z06000001";

    private const string RegionCode = "Z12000001";
    private const string SystemCode = "Z54000001";
    private const string SubIcbCode = "Z38000001";
    private const string SubIcbOds = "ZZ1";
    private const int Decile = 3_375;
    private const int WardsEach = 3;
    private const int OdsColumns = 27;
    private static readonly string[] Domains2019 = ["IMD", "Income", "Employment", "Education", "Health", "Crime", "Housing_and_Access", "Environment"];
    private static readonly string[] Domains2025 = ["IMD", "Income", "Employment", "Education", "Health", "Crime", "Housing_and_Services", "Environment"];

    /// <summary>Every file: its name and its content, always the same.</summary>
    public static IReadOnlyList<(string Name, string Content)> All =>
    [
        ("wrenfield_lsoa21_ward_council.csv", Csv("lsoa21_code,lsoa21_name,ward24_code,ward24_name,ltla24_code,ltla24_name", Wrenfield.SmallAreas.Select(a =>
            Row(a.Code, a.Name, $"ZZW{Ward(a):D3}", $"{a.Neighbourhood.Name} {Ward(a) % WardsEach + 1}", CouncilCode, "Wrenfield")))),
        ("wrenfield_lsoa21_icb.csv", Csv("lsoa21_code,sicbl24_code,sicbl24_name,sicbl24_code_nhs,icb24_code,icb24_name,icb24_code_nhs", Wrenfield.SmallAreas.Select(a =>
            Row(a.Code, SubIcbCode, "Wrenfield", SubIcbOds, SystemCode, Organisations.Board.Name, Organisations.Board.Code)))),
        ("wrenfield_lsoa11_lsoa21.csv", Csv("lsoa11_code,change_code,lsoa21_code", Wrenfield.SmallAreas.Select(a => Row(a.Code, "U", a.Code)))),
        ("wrenfield_ltla_utla.csv", Csv("ltla24_code,ltla24_name,utla24_code,utla24_name", [Row(CouncilCode, "Wrenfield", CouncilCode, "Wrenfield")])),
        ("wrenfield_ltla_region.csv", Csv("ltla24_code,ltla24_name,region24_code,region24_name", [Row(CouncilCode, "Wrenfield", RegionCode, "Dogger Bank")])),
        ("wrenfield_imd2019.csv", Deprivation("lsoa11_code", Domains2019, hasScores: false)),
        ("wrenfield_imd2025.csv", Deprivation("lsoa21_code", Domains2025, hasScores: true)),
        ("population24_lsoa21.csv", Csv("lsoa21_code,lsoa21_name,total_population", Wrenfield.SmallAreas.Select(a => Row(a.Code, a.Name, Number(ResidentsOf(a)))))),
        ("wrenfield_postcodes.csv", Csv("pcds,lsoa21", Wrenfield.Postcodes.Select(p => Row(p.Text, p.SmallAreaCode)))),
        ("wrenfield_practices.csv", Csv(null, Organisations.Practices.Select(Practice))),
        ("wrenfield_networks.csv", Csv("Partner Organisation Code,Partner Name,PCN Code,PCN Name,Practice to PCN Relationship Start Date,Practice to PCN Relationship End Date",
            Organisations.Practices.Select(p => Row(p.Code, p.Name, Network(p).Code, Network(p).Name, "20190701", "")))),
        ("wrenfield_neighbourhood_lsoas.csv", Csv("neighbourhood_code,neighbourhood_name,place_code,place_name,lsoa21_code", Wrenfield.SmallAreas.Select(a => Row(a.Neighbourhood.Code, a.Neighbourhood.Name, Wrenfield.Code, "Wrenfield", a.Code)))),
        ("wrenfield_neighbourhood_practices.csv", Csv("neighbourhood_code,neighbourhood_name,place_code,place_name,practice_code", Organisations.Practices.Select(p => Row(p.Neighbourhood!.Code, p.Neighbourhood.Name, Wrenfield.Code, "Wrenfield", p.Code)))),
        ("wrenfield_lsoa21.geo.json", Boundaries("LSOA21CD", "LSOA21NM", Wrenfield.SmallAreas.Select(a => (a.Code, a.Name, a.Boundary)))),
        ("wrenfield_neighbourhoods.geo.json", Boundaries("neighbourhood_code", "neighbourhood_name", Wrenfield.Neighbourhoods.Select(n => (n.Code, n.Name, n.Boundary)))),
    ];

    /// <summary>Residents of a small area: those of its neighbourhood shared out unevenly, so that all together are as many again.</summary>
    internal static int ResidentsOf(SmallArea area)
    {
        var areas = Wrenfield.SmallAreasOf(area.Neighbourhood).Count;
        var share = area.Neighbourhood.Population / areas;
        return share + Uneven(area.Index, areas) + (area.Index == 0 ? area.Neighbourhood.Population - (share * areas) : 0);
    }

    // What one area has more, its mirror image has less.
    private static int Uneven(int index, int areas) => index == areas - 1 - index ? 0 : ((index * 53 % 11) - (((areas - 1 - index) * 53) % 11)) * 18;

    private static int Ward(SmallArea area) => ((area.Neighbourhood.Number - 1) * WardsEach) + (area.Index * WardsEach / Wrenfield.SmallAreasOf(area.Neighbourhood).Count);

    private static Organisation Network(Organisation practice) => Organisations.Networks.Single(n => n.Neighbourhood == practice.Neighbourhood);

    private static string Practice(Organisation p)
    {
        var fields = new string[OdsColumns];
        Array.Fill(fields, "");
        (fields[0], fields[1], fields[3], fields[4], fields[10], fields[12], fields[14], fields[25]) = (p.Code, p.Name, Organisations.Board.Code, p.Street, "20000401", "A", SubIcbOds, "4");
        fields[9] = Wrenfield.SmallAreasOf(p.Neighbourhood!)[0].Postcodes[0].Text;
        return CsvText.Line(fields);
    }

    // Each domain lies near the whole; ranks are spread within the decile, of which England has ten of 3,375 LSOAs.
    private static string Deprivation(string code, string[] domains, bool hasScores)
    {
        string Columns(string ending) => string.Join(",", domains.Select(d => d + ending));
        return Csv($"{code},{Columns("_decile")},{Columns("_rank")}{(hasScores ? "," + Columns("_score") : "")}", Wrenfield.SmallAreas.Select(a =>
        {
            var deciles = domains.Select((_, i) => i == 0 ? a.DeprivationDecile : Math.Clamp(a.DeprivationDecile + (((a.Index * 5) + (i * 3)) % 3) - 1, 1, 10)).ToList();
            var ranks = deciles.Select((d, i) => ((d - 1) * Decile) + 1 + (((a.Index * 131) + (a.Neighbourhood.Number * 401) + (i * 977)) % Decile)).ToList();
            return Row([a.Code, .. deciles.Select(Number), .. ranks.Select(Number), .. hasScores ? ranks.Select(r => (60 * Math.Exp(-r / 12_000.0)).ToString("0.000", CultureInfo.InvariantCulture)) : []]);
        }));
    }

    private static string Boundaries(string code, string name, IEnumerable<(string Code, string Name, IReadOnlyList<Coordinate> Boundary)> areas) => "{\"type\":\"FeatureCollection\",\"features\":[" + string.Join(",", areas.Select(a =>
        $"{{\"type\":\"Feature\",\"properties\":{{\"{code}\":\"{a.Code}\",\"{name}\":\"{a.Name}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{string.Join(",", a.Boundary.Select(Point))}]]}}}}")) + "]}";

    private static string Point(Coordinate c) => string.Create(CultureInfo.InvariantCulture, $"[{c.Longitude},{c.Latitude}]");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Row(params string[] fields) => CsvText.Line(fields);

    private static string Csv(string? header, IEnumerable<string> rows) => new StringBuilder(header is null ? "" : header + "\r\n").AppendJoin("", rows).ToString();
}
