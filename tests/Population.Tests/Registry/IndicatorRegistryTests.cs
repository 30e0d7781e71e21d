using Goldthread.Population.DataSet;
using Goldthread.Population.Indicators;
using Goldthread.Population.Registry;
using Goldthread.Population.Profiles;

namespace Goldthread.Population.Tests.Registry;

/// <summary>Definitions as data: what is read, and what is refused before anybody counts with it.</summary>
public sealed class IndicatorRegistryTests
{
    private const string Good = """
        group Conditions
        indicator diabetes version 2 DIGEST
          title Diabetes
          asks How many?
          of age >= 17
          counts has diabetes
          as proportion per 100
          better low
          owner Team
          note Nothing
        """;

    [Fact]
    public void Own_EveryDefinition_ParsesAndSaysInWordsWhatItCounts()
    {
        var own = IndicatorRegistry.Own;

        own.All.Count.ShouldBeInRange(30, 60);
        own.All.ShouldAllBe(i => i.Columns.Count > 0 && i.Group.Length > 0 && DefinitionWords.Counted(i).Length > 5 && DefinitionWords.Among(i).Length > 5 && DefinitionWords.Sources(i).Any());
        own.All.SelectMany(i => new[] { DefinitionWords.Counted(i), DefinitionWords.Among(i) }).ShouldAllBe(words => !words.Contains("for whom this holds"));
        own.All.Select(i => i.Kind).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void Read_AWholeDefinition_HoldsWhatItSays()
    {
        var (registry, faults) = Read(Good);

        faults.ShouldBeEmpty();
        var diabetes = registry.Find("diabetes")!;
        (diabetes.Version, diabetes.Of, diabetes.Kind, diabetes.Multiplier, diabetes.Polarity, diabetes.Unit, diabetes.Period).ShouldBe((2, "age >= 17", IndicatorKind.Proportion, 100, Polarity.Low, "%", "now"));
        diabetes.Columns.ShouldBe(["age", "diabetes"]);
    }

    [Theory]
    [InlineData("counts has diabetes", "counts has diabets", "Line 6: diabetes, counts:")]
    [InlineData("age >= 17", "agee >= 17", "There is no column \"agee\"")]
    [InlineData("better low", "better lower", "diabetes: better is low, high or neither.")]
    [InlineData("proportion per 100", "share per 100", "as is proportion, rate or standardised")]
    [InlineData("proportion per 100", "rate per 1000", "a rate counts events")]
    [InlineData("counts has diabetes", "counts age", "this is no test of a person")]
    [InlineData("owner Team", "ownr Team", "\"ownr\" is no property")]
    [InlineData("owner Team", "title Again", "diabetes says \"title\" twice")]
    [InlineData("owner Team", "", "diabetes does not say owner.")]
    [InlineData("version 2", "version two", "An indicator begins with its id")]
    [InlineData("owner Team", "within other\n owner Team", "within names \"other\"")]
    [InlineData("note Nothing", "note Nothing\nindicator diabetes version 1 x", "diabetes stands twice")]
    public void Read_SomethingWrong_IsRefusedByName(string right, string wrong, string says)
    {
        var (_, faults) = Read(Good.Replace(right, wrong, StringComparison.Ordinal), Digest(Good));

        faults.Select(f => f.ToString()).ShouldContain(f => f.Contains(says));
    }

    [Fact]
    public void Read_TheQuestionChangedAndTheVersionDidNot_IsRefused()
    {
        var before = Digest(Good);

        var (registry, faults) = Read(Good.Replace("age >= 17", "age >= 18", StringComparison.Ordinal), before);

        registry.All.ShouldBeEmpty();
        faults.ShouldHaveSingleItem().Message.ShouldStartWith("diabetes no longer asks what version 2 asked. Raise its version, and write ");
    }

    [Theory]
    [InlineData("count of emergency_admission in the last 12 months", true)]
    [InlineData("sum of amount of hospital_days in the last 90 days", true)]
    [InlineData("count of emergency_admission", false)]
    [InlineData("count of emergency_admission in the next 12 months", false)]
    public void Read_ARate_CountsEventsOfATimeThatEndsToday(string counts, bool fits)
    {
        var text = Good.Replace("has diabetes", counts, StringComparison.Ordinal).Replace("proportion per 100", "rate per 1000", StringComparison.Ordinal);

        var (registry, faults) = Read(text);

        (registry.All.Count == 1).ShouldBe(fits, string.Join(" ", faults));
    }

    [Fact]
    public void Measures_OfTheRegistry_AreEachCountedOnceAndBehindWhatTheyArePartOf()
    {
        var list = new MeasureList(IndicatorRegistry.Own.All);

        list.All.Select((m, i) => m.Parent < i).ShouldAllBe(before => before);
        list.All.Select(m => (m.Parent, m.Test)).Distinct().Count().ShouldBe(list.All.Count);
        list.Parts.Single(p => p.Indicator.Id == "diabetes-checked").Count.ShouldBe(list.Parts.Single(p => p.Indicator.Id == "diabetes-hba1c").Whole);
        list.All[list.Parts.Single(p => p.Indicator.Id == "aged-85").Count].Parent.ShouldBe(list.Parts.Single(p => p.Indicator.Id == "aged-65").Count);
        IndicatorRegistry.Catalogue.Tables.Select(t => t.Name).ShouldContain(DataColumns.HospitalDays);
    }

    private static (IndicatorRegistry Registry, IReadOnlyList<RegistryFault> Faults) Read(string text, string? digest = null) => IndicatorRegistry.Read(new StringReader(text.Replace("DIGEST", digest ?? Digest(text), StringComparison.Ordinal)));

    // What the refusal says is to be written.
    private static string Digest(string text)
    {
        var (_, faults) = IndicatorRegistry.Read(new StringReader(text));
        return faults is [{ Message: var says }, ..] && says.Contains("and write ", StringComparison.Ordinal) ? says.Split("and write ")[1].Split(' ')[0] : "none";
    }
}
