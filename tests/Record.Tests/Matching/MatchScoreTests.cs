using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Goldthread.Record.Matching;
using Goldthread.Record.People;

namespace Goldthread.Record.Tests.Matching;

/// <summary>Scores against sums made by hand from the table of weights.</summary>
public sealed class MatchScoreTests
{
    private static readonly Identity Edith = Known("Edith", "Smith", "1942-07-05", "ZZ1 1AA", "female");

    [Fact]
    public void Of_EveryFieldTheSame_IsTheSumOfItsWeights()
    {
        var score = MatchScore.Of(Edith, Edith with { Key = new PersonKey(1, 2) });

        // log2 of 0.957/0.0015, 0.926/0.006, 0.99508/0.0000304, 0.69/0.00014 and 0.9967/0.5; twins of one name and birth date take a little.
        score.Contributions.Where(c => c.Field != MatchField.Household).Sum(c => c.Bits).ShouldBe(9.3174 + 7.2699 + 14.9985 + 12.2670 + 0.9952, 0.001);
        score.Probability.ShouldBeGreaterThan(0.9999);
        score.Contributions.Select(c => c.Words).ShouldContain("Same birth date: strongly for");
    }

    [Fact]
    public void Of_Twins_AreNotCertainAndSaidToBe()
    {
        var score = MatchScore.Of(Edith, Edith with { Given = ["joan"] });

        // By hand: same 0.957 x 0.010 x 0.99508 x 0.69 x 0.9967 = 0.0065491; twins 0.03 x 0.95 x 0.964 x 0.98 x 0.6 x 0.65 = 0.0105006; others 0.0000113.
        score.Probability.ShouldBe(0.3839, 0.0005);
        score.Contributions.ShouldContain(c => c.Field == MatchField.Household && c.What == "They may be twins");
        MatchScore.Words(score.Probability).ShouldBe("about 38 in 100");
    }

    [Fact]
    public void Of_FatherAndSonOfOneName_AreUnlikelyOnePerson()
    {
        var score = MatchScore.Of(Known("John", "Hall", "1950-03-02", "ZZ1 1AA", "male"), Known("John", "Hall", "1978-11-19", "ZZ1 1AA", "male"));

        // By hand: same 0.00020112; the household 0.01128554; strangers 0.00018809; twins nearly none.
        score.Probability.ShouldBe(0.0172, 0.0005);
        score.Contributions.ShouldContain(c => c.What == "They may be two people of one household");
        score.Contributions.ShouldContain(c => c.Words == "Different birth date: strongly against");
    }

    [Fact]
    public void Of_StrangersWithACommonName_AreUnlikely() =>
        MatchScore.Of(Edith, Known("Edith", "Smith", "1961-02-28", "ZZ7 4BD", "female")).Probability.ShouldBeLessThan(0.001);

    [Fact]
    public void Of_DifferentSex_SpeaksAgainst()
    {
        var score = MatchScore.Of(Edith, Edith with { Sex = "male" });

        score.Contributions.ShouldContain(c => c.Words == "Different sex: strongly against" && Math.Abs(c.Bits - Math.Log2(0.0033 / 0.5)) < 0.0001);
        score.Probability.ShouldBeLessThan(MatchScore.Of(Edith, Edith).Probability);
    }

    [Fact]
    public void Of_TheOtherWayRound_IsTheSame()
    {
        var other = Known("Edie", "Smyth", "1942-05-07", "ZZ1 2BB", "female");

        MatchScore.Of(Edith, other).Probability.ShouldBe(MatchScore.Of(other, Edith).Probability);
    }

    [Fact]
    public void Of_NothingInCommonToCompare_SaysNothing()
    {
        var score = MatchScore.Of(Edith, Known("", "", "", "", ""));

        score.Contributions.ShouldBeEmpty();
        score.Sum.ShouldBe(0, 0.0001);
        score.Probability.ShouldBeLessThan(0.0001);
    }

    [Theory]
    [InlineData("1942-07-05", "1942-07-05", nameof(MatchLevel.Same))]
    [InlineData("1942-07-05", "1942-05-07", nameof(MatchLevel.Swapped))]
    [InlineData("1942-07-05", "1942-07-06", nameof(MatchLevel.OneSlip))]
    [InlineData("1942-07-05", "1942-09-05", nameof(MatchLevel.OneSlip))]
    [InlineData("1942-07-05", "1942-07-21", nameof(MatchLevel.PartlySame))]
    [InlineData("1942-07-05", "1960-12-31", nameof(MatchLevel.Different))]
    [InlineData("1942-07-05", "1942", nameof(MatchLevel.SameYear))]
    [InlineData("1942-07-05", "1942-07", nameof(MatchLevel.SameMonth))]
    [InlineData("1942-07-05", "1943", nameof(MatchLevel.Different))]
    [InlineData("1942-07-05", "", null)]
    public void BirthDate_TwoOfThem_AgreeSoFar(string a, string b, string? level) => FieldComparison.BirthDate(a, b)?.ToString().ShouldBe(level);

    [Theory]
    [InlineData("ZZ1 1AA", "zz11aa", nameof(MatchLevel.Same))]
    [InlineData("ZZ1 1AA", "ZZ1 9XX", nameof(MatchLevel.PartlySame))]
    [InlineData("ZZ1 1AA", "ZZ2 1AA", nameof(MatchLevel.Different))]
    [InlineData("ZZ99 3VZ", "ZZ99 3VZ", null)]
    [InlineData("ZZ1 1AA", "", null)]
    public void Postcode_TwoOfThem_AgreeSoFar(string a, string b, string? level) => FieldComparison.Postcode(a, b)?.ToString().ShouldBe(level);

    [Theory]
    [InlineData("edith", "edith", nameof(MatchLevel.Same))]
    [InlineData("edith", "edie", nameof(MatchLevel.Nickname))]
    [InlineData("edith margaret", "peggy", nameof(MatchLevel.Nickname))]
    [InlineData("edith margaret", "margaret", nameof(MatchLevel.OtherOrder))]
    [InlineData("edith", "edyth", nameof(MatchLevel.OneSlip))]
    [InlineData("edith", "e", nameof(MatchLevel.SameInitial))]
    [InlineData("edith", "m", nameof(MatchLevel.OtherInitial))]
    [InlineData("edith", "joan", nameof(MatchLevel.Different))]
    public void Given_TwoOfThem_AgreeSoFar(string a, string b, string level) => NameComparison.Given(a.Split(' '), b.Split(' '))?.ToString().ShouldBe(level);

    [Theory]
    [InlineData("smith", "smith", nameof(MatchLevel.Same))]
    [InlineData("smith-jones", "jones", nameof(MatchLevel.Same))]
    [InlineData("smith", "smyth", nameof(MatchLevel.OneSlip))]
    [InlineData("thomson", "tomsen", nameof(MatchLevel.SoundsAlike))]
    [InlineData("smith", "okafor", nameof(MatchLevel.Different))]
    public void Family_TwoOfThem_AgreeSoFar(string a, string b, string level) => NameComparison.Family([a], [b])?.ToString().ShouldBe(level);

    [Fact]
    public void Weights_OfLevelsThatCanBeMetTogether_AddUpToOne()
    {
        MatchLevel[] partial = [MatchLevel.SameInitial, MatchLevel.OtherInitial, MatchLevel.SameYear, MatchLevel.SameMonth, MatchLevel.DifferentVerified];
        foreach (var field in MatchWeights.All.Where(w => !partial.Contains(w.Level)).GroupBy(w => w.Field))
        {
            field.Sum(w => w.Same).ShouldBe(1, 0.0001, field.Key.ToString());
            field.Sum(w => w.Stranger).ShouldBe(1, 0.0001, field.Key.ToString());
            field.Sum(w => w.Twin).ShouldBe(1, 0.0001, field.Key.ToString());
            field.Sum(w => w.Relative).ShouldBe(1, 0.0001, field.Key.ToString());
        }
    }

    private static Identity Known(string given, string family, string born, string postcode, string sex) =>
        new(new PersonKey(0, 1), "p1", "a", "GP1", "", NhsNumberStatus.Unknown, given + " " + family, [], born, sex, "", false)
        {
            Given = given.Length > 0 ? [given.ToLowerInvariant()] : [], Family = family.Length > 0 ? [family.ToLowerInvariant()] : [], Postcode = postcode,
        };
}
