using Goldthread.Demo.Codes;

namespace Goldthread.Demo.Figures;

/// <summary>
/// Ethnic groups of England, Census 2021, in percent, folded into the categories of UK Core
/// (https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland); Gypsy, Traveller and Roma are in C, Arab in S.
/// Quoted as commonly published from ONS table TS021; not read from a file here.
/// </summary>
internal static class Ethnicity
{
    private static readonly (string Code, string Display, double Percent)[] Groups =
    [
        ("A", "White - British", 73.5),
        ("B", "White - Irish", 0.9),
        ("C", "White - Any other White background", 6.6),
        ("D", "Mixed - White and Black Caribbean", 0.9),
        ("E", "Mixed - White and Black African", 0.4),
        ("F", "Mixed - White and Asian", 0.8),
        ("G", "Mixed - Any other mixed background", 0.8),
        ("H", "Asian or Asian British - Indian", 3.3),
        ("J", "Asian or Asian British - Pakistani", 2.8),
        ("K", "Asian or Asian British - Bangladeshi", 1.1),
        ("L", "Asian or Asian British - Any other Asian background", 1.7),
        ("M", "Black or Black British - Caribbean", 1.1),
        ("N", "Black or Black British - African", 2.6),
        ("P", "Black or Black British - Any other Black background", 0.5),
        ("R", "Other Ethnic Groups - Chinese", 0.8),
        ("S", "Other Ethnic Groups - Any other ethnic group", 2.2),
    ];

    private static readonly Concept[] Concepts =
        [.. Groups.Select(g => new Concept(Systems.UkCore + "CodeSystem/UKCore-EthnicCategoryEngland", g.Code, g.Display))];

    /// <summary>The published share of a group, 0 to 1.</summary>
    public static double Share(string code) => Groups.First(g => g.Code == code).Percent / 100;

    public static Concept Of(string code) => Concepts[Array.FindIndex(Groups, g => g.Code == code)];

    /// <summary>
    /// A group for an age. Older people are more often White British (about 9 in 10 at 65 and over), children less often:
    /// the factors are ours and keep the share over all ages where the census has it.
    /// </summary>
    public static Concept Draw(Chance chance, int age)
    {
        var tilt = age switch { < 16 => 1.35, < 65 => 1.07, _ => 0.42 };
        Span<double> weights = stackalloc double[Groups.Length];
        var others = 0.0;
        for (var i = 1; i < Groups.Length; i++)
            others += weights[i] = Groups[i].Percent * tilt;
        weights[0] = 100 - others;
        return Concepts[chance.Weighted(weights)];
    }
}
