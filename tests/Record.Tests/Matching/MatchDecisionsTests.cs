using Goldthread.Kernel.Values;
using Goldthread.Record.Matching;
using Goldthread.Record.People;
using Goldthread.Support;

namespace Goldthread.Record.Tests.Matching;

/// <summary>Joining and parting records: what follows, what stays, and that nothing is left behind.</summary>
public sealed class MatchDecisionsTests
{
    [DatabaseTheory]
    public async Task Parted_AfterSame_EveryRowIsAsItWas(DatabaseKind kind)
    {
        await using var place = await Matched.Start(kind);
        var gp = await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var hospital = await place.Send("b", "HOSP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var charity = await place.Send("c", "VS1", null, null, "Edie", "Smith", "1942-07-05");
        var landlord = await place.Send("d", "HA1", Matched.One, "03", "Edyth", "Smith", "1942-07-05");
        await place.Send("e", "GP1", Matched.Two, "01", "Edna", "Smith", "1942-07-05");
        var before = await place.Rows();

        (await place.Decide(charity, gp, DecisionKind.Same)).Succeeded.ShouldBeTrue();
        (await place.Decide(landlord, charity, DecisionKind.Same)).Succeeded.ShouldBeTrue();
        (await place.AreOne(charity, hospital)).ShouldBeTrue();
        (await place.Rows()).ShouldNotBe(before);
        (await place.Decide(landlord, charity, DecisionKind.Parted)).Succeeded.ShouldBeTrue();
        (await place.Decide(charity, gp, DecisionKind.Parted)).Succeeded.ShouldBeTrue();

        (await place.Rows()).ShouldBe(before);
        (await place.AreOne(charity, gp)).ShouldBeFalse();
    }

    [DatabaseTheory]
    public async Task Same_TwoOrganisations_SeeEachOthersRecordsUntilParted(DatabaseKind kind)
    {
        await using var place = await Matched.Start(kind);
        var gp = await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var charity = await place.Send("c", "VS1", null, null, "Edie", "Smith", "1942-07-05");
        var doctor = await place.World.Professional("GP1");
        (await doctor.Get("Patient/c")).Status.ShouldBe(404);

        await place.Decide(gp, charity, DecisionKind.Same);
        (await doctor.Get("Patient/c")).Status.ShouldBe(200);

        await place.Decide(gp, charity, DecisionKind.Parted);
        (await doctor.Get("Patient/c")).Status.ShouldBe(404);
        (await doctor.Get("Patient/a")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Same_SourceWritesAgain_StaysJoined()
    {
        await using var place = await Matched.Start();
        var gp = await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var charity = await place.Send("c", "VS1", null, null, "Edie", "Smith", "1942-07-05");
        await place.Decide(gp, charity, DecisionKind.Same);

        await place.Send("c", "VS1", null, null, "Edie", "Smith-Jones", "1942-07-05");
        await place.Send("a", "GP1", Matched.One, "01", "Edith M", "Smith", "1942-07-05");

        (await place.AreOne(gp, charity)).ShouldBeTrue();
    }

    [DatabaseTheory]
    public async Task Same_VerifiedNumberComesThatSpeaksAgainst_IsBrokenAndListed(DatabaseKind kind)
    {
        await using var place = await Matched.Start(kind);
        var gp = await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var charity = await place.Send("c", "VS1", null, null, "Edie", "Smith", "1942-07-05");
        await place.Decide(gp, charity, DecisionKind.Same);

        await place.Send("c", "VS1", Matched.Two, "01", "Edie", "Smith", "1942-07-05");

        (await place.AreOne(gp, charity)).ShouldBeFalse();
        (await (await place.World.Professional("GP1")).Get("Patient/c")).Status.ShouldBe(404);
        (await place.Queue()).ShouldHaveSingleItem().Pair.Kind.ShouldBe(MatchKind.Contradicted);
        var history = await place.World.Records.Read(s => DecisionTable.Of(s, charity));
        history.Select(d => d.Kind).ShouldBe([DecisionKind.Same, DecisionKind.Contradicted]);
    }

    [Fact]
    public async Task Same_ChainWithAnotherVerifiedNumber_OnlyTheWrongJoinEnds()
    {
        await using var place = await Matched.Start();
        var gp = await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var charity = await place.Send("c", "VS1", null, null, "Edie", "Smith", "1942-07-05");
        var landlord = await place.Send("d", "HA1", null, null, "Edith", "Smith", "1942-07-05");
        await place.Decide(gp, charity, DecisionKind.Same);
        await place.Decide(charity, landlord, DecisionKind.Same);

        await place.Send("d", "HA1", Matched.Two, "01", "Edith", "Smith", "1942-07-05");

        (await place.AreOne(gp, charity)).ShouldBeTrue();
        (await place.AreOne(gp, landlord)).ShouldBeFalse();
    }

    [Fact]
    public async Task Same_TwoVerifiedNumbers_IsRefused()
    {
        await using var place = await Matched.Start();
        var a = await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var b = await place.Send("b", "GP2", Matched.Two, "01", "Edith", "Smith", "1942-07-05");

        var decided = await place.Decide(a, b, DecisionKind.Same);

        decided.Fault.Message.ShouldContain("Both have a verified NHS number");
        (await place.AreOne(a, b)).ShouldBeFalse();
    }

    [Fact]
    public async Task Same_ThroughAThirdRecordOfAnotherNumber_IsRefused()
    {
        await using var place = await Matched.Start();
        var a = await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var b = await place.Send("b", "GP2", Matched.Two, "01", "Edith", "Smith", "1942-07-05");
        var c = await place.Send("c", "VS1", null, null, "Edie", "Smith", "1942-07-05");
        await place.Decide(a, c, DecisionKind.Same);

        (await place.Decide(c, b, DecisionKind.Same)).Succeeded.ShouldBeFalse();
        (await place.AreOne(a, b)).ShouldBeFalse();
    }

    [DatabaseTheory]
    public async Task Decide_TwoOfficersAtOnce_TheSecondIsTold(DatabaseKind kind)
    {
        await using var place = await Matched.Start(kind);
        var gp = await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var charity = await place.Send("c", "VS1", null, null, "Edie", "Smith", "1942-07-05");

        var both = await Task.WhenAll(
            place.Decide(gp, charity, DecisionKind.Same, seen: 0, Matched.Act("one", "Olive")),
            place.Decide(charity, gp, DecisionKind.Different, seen: 0, Matched.Act("two", "Oscar")));

        both.Count(d => d.Succeeded).ShouldBe(1);
        var lost = both.Single(d => !d.Succeeded).Fault;
        lost.Kind.ShouldBe(FaultKind.Conflict);
        lost.Message.ShouldContain("has decided about these two while you looked");
        (await place.AreOne(gp, charity)).ShouldBe(both[0].Succeeded);
    }

    [Fact]
    public async Task Different_ThenWrittenAgain_DoesNotComeBack()
    {
        await using var place = await Matched.Start();
        var gp = await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var charity = await place.Send("c", "VS1", null, null, "Edie", "Smith", "1942-07-05");
        (await place.Queue()).Count.ShouldBe(1);

        await place.Decide(gp, charity, DecisionKind.Different);
        await place.Send("c", "VS1", null, null, "Edith", "Smith", "1942-07-05");
        await place.Send("b", "HOSP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");

        (await place.Queue()).ShouldBeEmpty();
        (await place.Decide(gp, charity, DecisionKind.Reopened)).Succeeded.ShouldBeTrue();
        (await place.Queue()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public async Task Decide_WithoutAReason_IsRefused(string? reason)
    {
        await using var place = await Matched.Start();
        var gp = await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var charity = await place.Send("c", "VS1", null, null, "Edie", "Smith", "1942-07-05");

        (await new MatchDecisions(place.World.Records).Decide(gp, charity, DecisionKind.Same, reason, 0, Matched.Act())).Fault.Path.ShouldBe("Reason");
    }

    [Fact]
    public async Task Decide_EveryDecision_IsInTheJournalThatVerifies()
    {
        await using var place = await Matched.Start();
        var gp = await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var charity = await place.Send("c", "VS1", null, null, "Edie", "Smith", "1942-07-05");

        await place.Decide(gp, charity, DecisionKind.Same);
        await place.Decide(gp, charity, DecisionKind.Same, seen: 0);

        var acts = await place.World.Records.Read(s => s.Statement("select activity from kernel_journal where activity like 'match records%'").List(r => r.GetString(0)));
        acts.Distinct().ShouldHaveSingleItem().ShouldStartWith("match records: same person (decision 1 of ");
        acts.Count.ShouldBe(gp.Part == charity.Part ? 1 : 2);
    }
}
