using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Figures;
using Goldthread.Demo.Names;
using Goldthread.Kernel.Values;

namespace Goldthread.Demo.People;

/// <summary>Draws who somebody is: age, sex, ethnic group, home, names, telephone, practice.</summary>
internal static class ResidentMaker
{
    // Shares of people whose main language is not English and who need an interpreter, by ethnic category; ours.
    private static readonly Dictionary<string, (string Code, string Name)[]> Languages = new(StringComparer.Ordinal)
    {
        ["C"] = [("pl", "Polish"), ("ro", "Romanian"), ("pt", "Portuguese")],
        ["H"] = [("pa", "Panjabi"), ("gu", "Gujarati")],
        ["J"] = [("ur", "Urdu")],
        ["K"] = [("bn", "Bengali")],
        ["L"] = [("ta", "Tamil")],
        ["N"] = [("so", "Somali"), ("fr", "French")],
        ["R"] = [("yue", "Cantonese")],
        ["S"] = [("ar", "Arabic"), ("fa", "Persian")],
    };

    public static Resident Make(Chance chance, int index, DateOnly today)
    {
        var (sex, age) = AgeSex.Draw(chance);
        var birth = today.AddYears(-age).AddDays(-chance.Between(0, 364));
        var ethnicity = Ethnicity.Draw(chance, age);
        var neighbourhood = Wrenfield.Neighbourhoods[Neighbourhood(chance, age, ethnicity)];
        var area = chance.Pick(Wrenfield.SmallAreasOf(neighbourhood));
        var list = NameLists.For(ethnicity.Code!, birth.Year);
        var firsts = sex == Sex.Female ? list.Women : list.Men;
        var first = chance.Pick(firsts);
        var second = chance.Hit(0.6) ? chance.Pick(firsts) : null;
        var died = chance.Hit(ContactRates.DiedLately(age)) ? today.AddDays(-chance.Between(3, 90)) : (DateOnly?)null;
        return new Resident
        {
            Index = index,
            NhsNumber = NhsNumber.Synthetic(index).ToString(),
            Family = chance.Pick(list.Families),
            Given = second is null || second == first ? [first] : [first, second],
            Title = Title(chance, sex, age),
            Sex = sex,
            BirthDate = birth,
            Died = died > birth ? died : null,
            Ethnicity = ethnicity,
            Language = Language(chance, ethnicity, age),
            Neighbourhood = neighbourhood,
            SmallArea = area,
            Home = Address(chance, area),
            Landline = chance.Hit(age >= 65 ? 0.85 : 0.35) ? $"01632 960{chance.Between(0, 999):D3}" : null,
            Mobile = age >= 12 && chance.Hit(age >= 75 ? 0.6 : 0.95) ? $"07700 900{chance.Between(0, 999):D3}" : null,
            Practice = Practice(chance, neighbourhood),
            Sensitive = chance.Hit(ContactRates.Sensitive),
        };
    }

    public static HomeAddress Address(Chance chance, SmallArea area)
    {
        var postcode = chance.Pick(area.Postcodes);
        return new($"{chance.Between(1, 120)} {Streets.Of(postcode.Text)}", postcode);
    }

    private static int Neighbourhood(Chance chance, int age, Concept ethnicity)
    {
        Span<double> weights = stackalloc double[7];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = NeighbourhoodWeights.Of(i, age, ethnicity.Code == "A");
        }

        return chance.Weighted(weights);
    }

    private static Organisation Practice(Chance chance, Neighbourhood neighbourhood) =>
        chance.Hit(0.95) ? Organisations.Practices[((neighbourhood.Number - 1) * 5) + chance.Between(0, 4)] : chance.Pick(Organisations.Practices);

    private static string? Title(Chance chance, Sex sex, int age) => (sex, age) switch
    {
        (_, < 18) => null,
        (Sex.Male, _) => "Mr",
        (_, >= 65) => chance.Hit(0.85) ? "Mrs" : "Miss",
        _ => chance.Hit(0.5) ? "Ms" : chance.Hit(0.6) ? "Mrs" : "Miss",
    };

    private static Concept? Language(Chance chance, Concept ethnicity, int age)
    {
        var needs = chance.Hit(age >= 65 ? 0.30 : 0.10);
        return needs && Languages.TryGetValue(ethnicity.Code!, out var languages) && chance.Pick(languages) is var (code, name)
            ? new Concept("urn:ietf:bcp:47", code, name)
            : null;
    }
}
