using System.Globalization;
using Goldthread.Population.Scores;
using Xunit.Abstractions;

namespace Goldthread.Population.Tests.Scores;

public sealed class ComorbidityIndexTests(ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData("charlson", true)]
    [InlineData("charlson", false)]
    [InlineData("elixhauser", true)]
    [InlineData("elixhauser", false)]
    public void Score_OfEveryPerson_IsThatOfR(string name, bool hasHierarchy)
    {
        var index = name == "charlson" ? Charlson.Index : Elixhauser.Index;
        var masks = RiskTable.Read("comorbidity-r", "input_icd10_codes.csv").GroupBy(r => r["id"]).ToDictionary(g => g.Key, g => g.Aggregate(0UL, (mask, r) => mask | index.Codes.Mask(r["code"])), StringComparer.Ordinal);
        var file = $"expected_{name}_icd10_quan_assign0_{(hasHierarchy ? "true" : "false")}.csv";
        var people = RiskTable.Read("comorbidity-r", file);
        var scores = name == "charlson"
            ? new[] { ("score_charlson1987", "charlson"), ("score_quan2011", "quan"), ("score_unweighted", "count") }
            : [("score_vanwalraven2009", "vanwalraven"), ("score_swiss", "swiss"), ("score_unweighted", "count")];
        foreach (var person in people)
        {
            var mask = hasHierarchy ? index.WithHierarchy(masks[person["id"]]) : masks[person["id"]];
            foreach (var group in index.Groups) ((mask & index.Bit(group.Name)) != 0 ? "1" : "0").ShouldBe(person[group.Name], $"{person["id"]} {group.Name}");
            foreach (var (column, weights) in scores) ComorbidityIndex.Score(mask, index.Weights.Single(w => w.Name == weights)).ToString(CultureInfo.InvariantCulture).ShouldBe(person[column], $"{person["id"]} {column}");
        }

        output.WriteLine($"comorbidity-r/{file}: {people.Count} people, {people.Count * (index.Groups.Count + scores.Length)} values");
        people.Count.ShouldBe(250);
    }

    [SkippableTheory]
    [InlineData("charlson_quan_weights_charlson_expected.csv", "charlson", 0)]
    [InlineData("charlson_quan_weights_quan_expected.csv", "quan", 2)]
    public void Charlson_WithAge_IsThatOfPython(string file, string weights, int lessForAids)
    {
        var rows = RiskTable.Read("comorbidipy", "charlson_input_with_age.csv").ToLookup(r => r["id"]);
        var own = Charlson.Index.Weights.Single(w => w.Name == weights);
        var people = RiskTable.Read("comorbidipy", file);
        Dictionary<string, string> names = new(StringComparer.Ordinal) { ["mi"] = "ami", ["cpd"] = "copd" };
        var withAids = 0;
        foreach (var person in people)
        {
            // Python shows the mild form beside the severe one, and leaves it out of the score.
            var all = rows[person["id"]].Aggregate(0UL, (m, r) => m | Charlson.Index.Codes.Mask(r["code"]));
            var mask = Charlson.Index.WithHierarchy(all);
            foreach (var group in Charlson.Index.Groups) ((all & Charlson.Index.Bit(group.Name)) != 0 ? 1 : 0).ShouldBe(Number(person[names.GetValueOrDefault(group.Name, group.Name)]), $"{person["id"]} {group.Name}");
            // Python gives AIDS 2 points where Quan 2011 and R give 4.
            var less = (mask & Charlson.Index.Bit("aids")) != 0 ? lessForAids : 0;
            withAids += less > 0 ? 1 : 0;
            var score = ComorbidityIndex.Score(mask, own);
            (score - less).ShouldBe(Number(person["comorbidity_score"]), person["id"]);
            (score - less + Charlson.AgePoints(Number(person["age"]))).ShouldBe(Number(person["age_adj_comorbidity_score"]), person["id"]);
        }

        output.WriteLine($"comorbidipy/{file}: {people.Count} people, {people.Count * 19} values; {withAids} with two points fewer there for AIDS");
        people.Count.ShouldBe(250);
    }

    [Theory]
    [InlineData("I50.9")]
    [InlineData("I509")]
    [InlineData("i50.9")]
    [InlineData("I50")]
    [InlineData("I50X")]
    [InlineData(" I50.9+")]
    [InlineData("I5099A")]
    public void Mask_OfACodeHoweverWritten_IsItsGroup(string code) => Charlson.Index.Codes.Mask(code).ShouldBe(Charlson.Index.Bit("chf"));

    [Theory]
    [InlineData("")]
    [InlineData("I")]
    [InlineData("I5")]
    [InlineData("50I")]
    [InlineData("IX0")]
    [InlineData("É50")]
    [InlineData("I٥0")]
    public void Mask_OfWhatIsNoCode_IsNone(string code)
    {
        Icd10.Place(code).ShouldBe(-1);
        Charlson.Index.Codes.Mask(code).ShouldBe(0UL);
    }

    [Fact]
    public void Mask_OfACategory_IsNotThatOfItsSubcategory()
    {
        Charlson.Index.Codes.Mask("I25").ShouldBe(0UL);
        Charlson.Index.Codes.Mask("I25.2").ShouldBe(Charlson.Index.Bit("mi"));
        Charlson.Index.Codes.Mask("I25.5").ShouldBe(Charlson.Index.Bit("chf"));
    }

    [Fact]
    public void Mask_OfEveryPlace_IsThatOfTheCodeItself()
    {
        foreach (var letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        {
            for (var number = 0; number < 1_000; number++)
            {
                var code = $"{letter}{number:000}";
                // Written out anew: a code belongs to the groups one of whose beginnings it begins with.
                foreach (var index in new[] { Charlson.Index, Elixhauser.Index })
                {
                    var expected = index.Groups.Where(g => Beginnings(g.Codes).Any(b => code.StartsWith(b, StringComparison.Ordinal))).Aggregate(0UL, (m, g) => m | index.Bit(g.Name));
                    index.Codes.Mask(code).ShouldBe(expected, code);
                }
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(49, 0)]
    [InlineData(50, 1)]
    [InlineData(79, 3)]
    [InlineData(80, 4)]
    [InlineData(101, 4)]
    public void AgePoints_AreOneForEachTenYearsFromFifty(int age, int points) => Charlson.AgePoints(age).ShouldBe(points);

    [Fact]
    public void WithHierarchy_LeavesTheMildFormAlone()
    {
        var mild = Charlson.Index.Bit("diab");
        Charlson.Index.WithHierarchy(mild).ShouldBe(mild);
        Charlson.Index.WithHierarchy(mild | Charlson.Index.Bit("diabwc")).ShouldBe(Charlson.Index.Bit("diabwc"));
    }

    private static int Number(string text) => (int)double.Parse(text, CultureInfo.InvariantCulture);

    private static readonly Dictionary<string, string[]> Read = new(StringComparer.Ordinal);

    private static string[] Beginnings(string codes)
    {
        if (!Read.TryGetValue(codes, out var read))
        {
            Read[codes] = read = [.. codes.Split(' ').SelectMany(c => c.Split('-') is [var first, var last]
                ? Enumerable.Range(int.Parse(first[1..], CultureInfo.InvariantCulture), int.Parse(last[1..], CultureInfo.InvariantCulture) - int.Parse(first[1..], CultureInfo.InvariantCulture) + 1)
                    .Select(n => first[..1] + n.ToString(CultureInfo.InvariantCulture).PadLeft(first.Length - 1, '0'))
                : [c])];
        }

        return read;
    }
}
