using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Mitigators;
using Goldthread.Toolkit.Pages.Files;
using Goldthread.Toolkit.Shelf;

namespace Goldthread.Toolkit.Tests.Mitigators;

public sealed class MitigatorTests
{
    private static IReadOnlyList<Mitigator> Library { get; } = [.. ShippedLibrary.Files.Where(f => f.Kind == ItemKind.Mitigator).Select(f => (Mitigator)f.Kind.Read(f.Text).Value)];

    [Fact]
    public void Library_EveryCodeOfTheModel_StandsOnce()
    {
        var codes = Library.SelectMany(m => m.Parts).Select(p => p.Code).ToList();

        codes.Count.ShouldBe(96);
        codes.Distinct().Count().ShouldBe(96);
        Library.SelectMany(m => m.Parts).Count(p => p.Mean is not null).ShouldBe(74);
    }

    // BMJ Open 14(10): e084632, abstract: the least and the most that was expected.
    [Theory]
    [InlineData("IP-AA-017", 0.43, 5.71, 16.40)]
    [InlineData("IP-AA-015", 19.82, 48.27, 78.57)]
    public void Library_ForecastsOfThePaper_AreThoseItPrints(string code, double low, double mean, double high) =>
        Library.SelectMany(m => m.Parts).Single(p => p.Code == code).ShouldSatisfyAllConditions(p => p.Low.ShouldBe((decimal)low), p => p.Mean.ShouldBe((decimal)mean), p => p.High.ShouldBe((decimal)high));

    [Fact]
    public void Library_NoForecast_IsBelowTheLeastOrAboveTheMostOfThePaper() =>
        Library.SelectMany(m => m.Parts).Where(p => p.Mean is not null).ShouldAllBe(p => p.Mean >= 5.71m && p.Mean <= 48.27m);

    [Fact]
    public void Check_WhatCannotBe_IsNamedByField()
    {
        var part = new MitigatorPart("X-1", "A part", 1, 5, 10);
        Paths(Made(part)).ShouldBeEmpty();
        Paths(Made(part with { Low = 6 })).ShouldBe(["parts[0].mean"]);
        Paths(Made(part with { High = null })).ShouldBe(["parts[0].mean"]);
        Paths(Made(part with { High = 101 })).ShouldBe(["parts[0].high"]);
        Paths(Made(part with { Low = -1 })).ShouldBe(["parts[0].low"]);
        Paths(Made(part, part)).ShouldBe(["parts[1].code"]);
        Paths(Made()).ShouldContain("parts");
        Paths(Made(part) with { Elicitation = null }).ShouldBe(["elicitation"]);
        Paths(Made(new MitigatorPart("X-1", "A part"))).ShouldBe(["elicitation"]);
        Paths(Made(part) with { Elicitation = Made(part).Elicitation! with { Source = "nowhere" } }).ShouldBe(["elicitation.source"]);
        Paths(Made(part) with { Interventions = ["nothing"] }).ShouldBe(["interventions[0]"]);
    }

    [Fact]
    public void Csv_EachForecast_CarriesItsCautionAndSource()
    {
        var lines = MitigatorFile.Csv(Library).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Length.ShouldBe(97);
        lines.Count(l => l.Contains("not effects that were measured") && l.Contains("10.1136/bmjopen-2024-084632")).ShouldBe(74);
    }

    private static IReadOnlyList<string> Paths(Mitigator m) => Tests.Made.Paths(m);

    private static Mitigator Made(params MitigatorPart[] parts) => new()
    {
        Id = "a-kind", Title = "A kind", Summary = "Of activity.", Owner = "Editors", ReviewOn = new DateOnly(2027, 1, 1), Activity = HospitalActivity.Stay, Mitigation = Mitigation.Avoided, Counts = "Stays",
        Parts = parts, Elicitation = new Elicitation(17, "Asked.", "England", "2039/40", "r"), References = [new Reference("r", "A paper", "A journal", 2024)],
    };
}
