using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Writing;
using Goldthread.Toolkit.Writing.Testing;

namespace Goldthread.Toolkit.Tests.Writing.Testing;

public sealed class TrialRulesTests
{
    private static readonly Trial ForEverybody = new(1, 1, []);

    [Fact]
    public void Tester_WhoIsAsked_IsOfANamedOrganisationAndDidNotWriteIt()
    {
        var steps = new[] { Writers.Step(ItemStepKind.Submitted) };

        May(ForEverybody, "ZZAC01", "other").ShouldBeTrue();
        May(new Trial(1, 1, ["ZZAC01"]), "ZZAC01", "other").ShouldBeTrue();
        May(new Trial(1, 1, ["ZZCM01"]), "ZZAC01", "other").ShouldBeFalse();
        May(ForEverybody, "ZZLA01", "lead").ShouldBeFalse("who wrote it does not test it");
        May(null, "ZZAC01", "other").ShouldBeFalse();
        TrialRules.MayTest(Writers.Draft() with { Draft = null }, ForEverybody, steps, Writers.Lead("ZZAC01", "other")).ShouldBeFalse();
        TrialRules.MayTest(Writers.Draft(), ForEverybody, steps, Writers.Stranger()).ShouldBeFalse();

        bool May(Trial? trial, string organisation, string id) => TrialRules.MayTest(Writers.Draft(ItemDraftState.Submitted), trial, steps, Writers.Lead(organisation, id));
    }

    [Theory]
    [InlineData("yes", "", "yes", "")]
    [InlineData("partly", "The cost", "no", "")]
    [InlineData("partly", " ", "no", "Missing")]
    [InlineData(null, "", null, "Sense WouldUse")]
    [InlineData("perhaps", "", "partly", "Sense WouldUse")]
    public void Answer_WhatItNeeds_IsNamedByField(string? sense, string missing, string? use, string wrong) =>
        string.Join(' ', TrialRules.Answer(null, 1, sense, missing, use, Writers.Lead(), 5).Faults.Select(f => f.Path)).ShouldBe(wrong);

    [Fact]
    public void Answer_TooLong_IsRefused() => TrialRules.Answer(null, 1, "no", new string('x', TrialRules.Longest + 1), "no", Writers.Lead(), 5).Fault.Path.ShouldBe("Missing");

    [Fact]
    public void Answer_OnceAnEditorReplied_StaysAsItIs()
    {
        var old = TrialRules.Answer(null, 1, "yes", "", "yes", Writers.Lead(), 5).Value;

        TrialRules.Answer(old, 1, "no", "All", "no", Writers.Lead(), 6).Value.Sense.ShouldBe("no");
        TrialRules.Answer(old with { Reply = "Changed" }, 1, "no", "All", "no", Writers.Lead(), 6).Fault.Kind.ShouldBe(FaultKind.Conflict);
    }
}
