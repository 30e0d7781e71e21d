using Goldthread.Coordination.HomeFirst;

namespace Goldthread.Coordination.Tests.HomeFirst;

public sealed class PathwayTests
{
    [Theory]
    [InlineData(AtHome.Yes, HelpNeeded.AsBefore, Pathway.Home)]
    [InlineData(AtHome.Yes, HelpNeeded.PausedRestarts, Pathway.Home)]
    [InlineData(AtHome.Yes, HelpNeeded.LapsedRestarts, Pathway.HomeWithHelp)]
    [InlineData(AtHome.Yes, HelpNeeded.NewOrMore, Pathway.HomeWithHelp)]
    internal void Decide_AtHome_IsByTheHelpNeeded(AtHome home, HelpNeeded help, Pathway pathway) =>
        PathwayRule.Decide(home, help, "", "").Value.ShouldBe(pathway);

    [Theory]
    [InlineData(AtHome.NotYet, Pathway.RecoveryBed)]
    [InlineData(AtHome.NoMore, Pathway.CareHome)]
    internal void Decide_ABed_IsRefusedWithoutAReason(AtHome home, Pathway pathway)
    {
        PathwayRule.Decide(home, null, "", "").Fault.Path.ShouldBe("Why");
        PathwayRule.Decide(home, null, "", "no bed at home").Fault.Path.ShouldBe("Why");
        PathwayRule.Decide(home, null, "", "Needs two people day and night to turn her").Value.ShouldBe(pathway);
    }

    [Fact]
    public void Decide_NothingSaid_AsksForEach()
    {
        PathwayRule.Decide(null, null, "", "").Fault.Path.ShouldBe("Home");
        PathwayRule.Decide(AtHome.Yes, null, "", "").Fault.Path.ShouldBe("Help");
    }

    [Fact]
    public void Decided_HomeAfterABed_ForgetsWhyNotHome()
    {
        var bed = HomePlan.Empty.Decided(AtHome.NotYet, null, "Cannot stand yet", "Needs therapy every day in a place with staff at night").Value;

        bed.Decided(AtHome.Yes, HelpNeeded.NewOrMore, "Help night and morning", "").Value.Why.ShouldBe("");
    }

    [Fact]
    public void Reasons_OfTheNationalList_AreThirtySevenInFiveGroups()
    {
        DelayReason.All.Count.ShouldBe(37);
        DelayReason.All.Select(r => r.Group).Distinct().Count().ShouldBe(5);
        DelayReason.All.Select(r => r.Code).Distinct().Count().ShouldBe(37);
    }

    [Fact]
    public void For_ReasonOfAnotherPathway_IsRefused()
    {
        DelayReason.For("c-care-home", Pathway.HomeWithHelp).Fault.Message.ShouldContain("pathway 3");
        DelayReason.For("c-care-home", Pathway.CareHome).Succeeded.ShouldBeTrue();
        DelayReason.For("c-care-home", null).Succeeded.ShouldBeTrue();
        DelayReason.For("no-such", null).Fault.Path.ShouldBe("Reason");
    }
}
