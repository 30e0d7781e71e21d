using Goldthread.Toolkit.Cases;
using Goldthread.Toolkit.Evidence;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;

namespace Goldthread.Toolkit.Tests.Cases;

public sealed class ValueCaseTests
{
    [Fact]
    public void Library_EveryProof_StandsWhereItSays()
    {
        var initiatives = All<Initiative>(ItemKind.Initiative).ToDictionary(i => i.Id);
        var studies = All<Study>(ItemKind.Study).ToDictionary(s => s.Id);
        var claims = All<Claim>(ItemKind.Claim).ToDictionary(c => c.Id, c => WeighedClaim.Of(c, studies));
        var cases = All<ValueCase>(ItemKind.ValueCase);

        cases.Count.ShouldBeGreaterThan(4);
        cases.SelectMany(c => c.Gains.Concat(c.Costs).Select(p => (c.Id, Shown: ShownProof.Of(p, initiatives, claims)))).Where(p => p.Shown.IsMissing).ShouldBeEmpty();
    }

    [Fact]
    public void Shown_WhatIsNotThereAnyMore_IsMissing()
    {
        var initiative = Made.Initiative();
        var initiatives = new Dictionary<string, Initiative> { [initiative.Id] = initiative };
        ShownProof Of(Proof proof) => ShownProof.Of(proof, initiatives, new Dictionary<string, WeighedClaim>());

        Of(new("More steps", initiative.Id, "Steps")).Figure.ShouldBe(initiative.Outcomes[0]);
        Of(new("More steps", initiative.Id, "Steps")).IsMissing.ShouldBeFalse();
        Of(new("More steps", initiative.Id, "Leaps")).IsMissing.ShouldBeTrue();
        Of(new("More steps", "gone", "Steps")).IsMissing.ShouldBeTrue();
        Of(new("It helps", Claim: "gone")).IsMissing.ShouldBeTrue();
        Of(new("Nobody knows")).IsMissing.ShouldBeFalse();
    }

    [Fact]
    public void Check_AFigureOfItsOwn_IsRefused()
    {
        ValueCase With(Proof gain) => Whole with { Gains = [gain] };

        Made.Paths(Whole).ShouldBeEmpty();
        Made.Paths(With(new("Saves £2m", "a", "b"))).ShouldBe(["gains[0].says"]);
        Made.Paths(With(new("Saves", "a"))).ShouldBe(["gains[0].figure"]);
        Made.Paths(With(new("Saves", "a", "b", "c"))).ShouldBe(["gains[0].claim"]);
        Made.Paths(With(new("Saves"))).ShouldBe(["gains[0].claim"]);
        Made.Paths(Whole with { Costs = [new("It is not known")] }).ShouldBeEmpty();
        Made.Paths(Whole with { Gains = [], Costs = [], References = [], For = " " }).ShouldBe(["for", "gains", "costs", "references"]);
    }

    private static ValueCase Whole => new()
    {
        Id = "a-case", Title = "For us", Summary = "Why.", Owner = "Editors", ReviewOn = new DateOnly(2027, 1, 1), For = "Us", Problem = "It is in pieces.", Change = "It is joined.",
        Gains = [new("More steps", "a-place", "Steps")], Costs = [new("Time")], Unknown = [], Next = [], References = [new("r", "A report", "A council", 2024)],
    };

    private static List<T> All<T>(ItemKind kind)
        where T : ItemDocument => [.. ShippedLibrary.Files.Where(f => f.Kind == kind).Select(f => (T)f.Kind.Read(f.Text).Value)];
}
