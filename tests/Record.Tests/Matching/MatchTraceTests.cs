using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Goldthread.Record.Matching;
using Goldthread.Record.People.Pds;
using Goldthread.Record.Tests.People.Pds;
using Goldthread.Support;

namespace Goldthread.Record.Tests.Matching;

/// <summary>Asking the national register about a record, and what is laid over it.</summary>
public sealed class MatchTraceTests
{
    [DatabaseTheory]
    public async Task Confirm_OnePersonWhoAgrees_IsVerifiedAndTakenBackExactly(DatabaseKind kind)
    {
        await using var place = await Matched.Start(kind);
        var gp = await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var charity = await place.Send("c", "VS1", null, null, "Edie", "Smith", "1942-07-05");
        var before = await place.Rows();
        var trace = Trace(place, PdsTests.Person(Matched.One, "Edith"));

        var asked = (await trace.Ask(charity)).ShouldNotBeNull();
        (asked.Number?.ToString(), asked.Status).ShouldBe((Matched.One, NhsNumberStatus.Verified));
        (await trace.Confirm(charity, Matched.One, "Same person.", Matched.Act())).Succeeded.ShouldBeTrue();
        await place.UpToDate();

        (await place.AreOne(gp, charity)).ShouldBeTrue();
        ((await place.Known(charity)).NhsNumber, (await place.Known(charity)).Status).ShouldBe((Matched.One, NhsNumberStatus.Verified));
        (await (await place.World.Professional("VS1", "system")).Get("Patient/c")).Text.ShouldNotContain(Matched.One);
        await place.Send("c", "VS1", null, null, "Edie", "Smith", "1942-07-05");
        (await place.AreOne(gp, charity)).ShouldBeTrue();

        (await trace.TakeBack(charity, "Wrong Edie.", Matched.Act())).Succeeded.ShouldBeTrue();
        await place.UpToDate();
        (await place.Rows()).ShouldBe(before);
    }

    [Fact]
    public async Task Confirm_NobodyOrSeveral_IsStatus04()
    {
        await using var place = await Matched.Start();
        var charity = await place.Send("c", "VS1", null, null, "Edie", "Smith", "1942-07-05");
        var twins = Trace(place, PdsTests.Person(Matched.One, "Edith"), PdsTests.Person(Matched.Two, "Joan"));

        (await twins.Ask(charity))!.Words.ShouldContain("several people");
        (await twins.Confirm(charity, null, "Asked.", Matched.Act())).Succeeded.ShouldBeTrue();

        (await place.Known(charity)).Status.ShouldBe(NhsNumberStatus.NoSingleMatch);
        (await Trace(place).Ask(charity))!.Words.ShouldContain("nobody");
    }

    [Fact]
    public async Task Ask_OnePersonWhoDiffersTooMuch_IsNotProposed()
    {
        await using var place = await Matched.Start();
        var charity = await place.Send("c", "VS1", null, null, "Barbara", "Smith", "1942-07-05", postcode: "ZZ7 9XX");

        var asked = (await Trace(place, PdsTests.Person(Matched.One, "Edith")).Ask(charity))!;

        (asked.Number, asked.Status).ShouldBe((null, NhsNumberStatus.NoSingleMatch));
    }

    [Fact]
    public async Task Confirm_ANumberThatTheRegisterDidNotGive_IsRefused()
    {
        await using var place = await Matched.Start();
        var charity = await place.Send("c", "VS1", null, null, "Edie", "Smith", "1942-07-05");

        (await Trace(place, PdsTests.Person(Matched.One, "Edith")).Confirm(charity, Matched.Two, "x", Matched.Act())).Fault.Kind.ShouldBe(FaultKind.Conflict);
        (await place.Known(charity)).NhsNumber.ShouldBe("");
    }

    [Fact]
    public async Task Ask_RegisterDown_SaysSoAndLosesNothing()
    {
        await using var place = await Matched.Start();
        var charity = await place.Send("c", "VS1", null, null, "Edie", "Smith", "1942-07-05");
        var before = await place.Rows();
        using var http = new HttpClient { BaseAddress = new Uri("http://127.0.0.1:1/") };
        var trace = new MatchTrace(place.World.Records, new PdsClient(http, TimeProvider.System));

        (await trace.Ask(charity))!.Words.ShouldContain("cannot be reached");
        (await trace.Confirm(charity, null, "x", Matched.Act())).Succeeded.ShouldBeFalse();

        (await place.Rows()).ShouldBe(before);
    }

    [Fact]
    public async Task Confirm_RegisterSaysSensitive_HidesEveryPlaceOfThePerson()
    {
        await using var place = await Matched.Start();
        var gp = await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var charity = await place.Send("c", "VS1", Matched.One, "03", "Edith", "Smith", "1942-07-05");

        await Trace(place, PdsTests.Person(Matched.One, "Edith", "R")).Confirm(charity, Matched.One, "x", Matched.Act());

        foreach (var key in new[] { gp, charity })
        {
            (await place.World.Records.Read(s => SensitivePeople.Is(s, key))).ShouldBeTrue();
            ((await place.Known(key)).Place, (await place.Known(key)).Postcode).ShouldBe(("", ""));
        }
    }

    [Fact]
    public async Task Confirm_RegisterSaysSuperseded_OldNumbersRecordsAreTheNewOnes()
    {
        await using var place = await Matched.Start();
        var gp = await place.Send("a", "GP1", Matched.Two, "01", "Edith", "Smith", "1942-07-05");
        var hospital = await place.Send("b", "HOSP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var charity = await place.Send("c", "VS1", Matched.One, "02", "Edith", "Smith", "1942-07-05");
        var trace = Trace(place, new PdsEntry(Matched.One, null, Matched.Two), PdsTests.Person(Matched.Two, "Edith"));

        (await trace.Confirm(charity, Matched.Two, "x", Matched.Act())).Succeeded.ShouldBeTrue();

        (await place.AreOne(gp, hospital)).ShouldBeTrue();
        (await place.AreOne(gp, charity)).ShouldBeTrue();
    }

    [Fact]
    public async Task Confirm_RegisterSaysInvalid_NeverLeadsFromOneNumberToTheOther()
    {
        await using var place = await Matched.Start();
        var before = await place.Send("a", "HOSP1", Matched.One, "03", "Edward", "Smith", "1942-07-05", gender: "male");
        var after = await place.Send("b", "GP1", Matched.Two, "01", "Edith", "Smith", "1942-07-05");
        var trace = Trace(place, new PdsEntry(Matched.One, null), PdsTests.Person(Matched.Two, "Edith"));

        (await trace.Confirm(before, null, "The register says so.", Matched.Act())).Succeeded.ShouldBeTrue();
        await place.Send("b", "GP1", null, null, "Edith", "Smith", "1942-07-05", more: $"\"identifier\":[{Matched.Number(Matched.Two, "01")},{Matched.Number(Matched.One, null, ",\"use\":\"old\"")}],");
        await place.UpToDate();

        (await place.AreOne(before, after)).ShouldBeFalse();
        (await place.Queue()).ShouldBeEmpty();
        (await new MatchReader(place.World.Records).Compare(before, after)).ShouldBeNull();
        (await place.Known(after)).NhsNumber.ShouldBe(Matched.Two);
    }

    private static MatchTrace Trace(Matched place, params PdsEntry[] register) =>
        new(place.World.Records, new SimulatedPds((_, _) => ValueTask.FromResult<IReadOnlyList<PdsEntry>>(register)));
}
