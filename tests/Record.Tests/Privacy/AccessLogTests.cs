using Goldthread.Fhir.Storage;
using Goldthread.Record.Access;
using Goldthread.Record.People;
using Goldthread.Record.Privacy;
using Goldthread.Record.Tests.Access;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.Tests.Privacy;

/// <summary>Who has looked and added, read from both journals.</summary>
public sealed class AccessLogTests
{
    private static readonly Sight All = AccessDecision.OfSystem(User.System, "test");

    [DatabaseTheory]
    public async Task Of_ReadsWritesAndOwnWord_GivesOneLineForEachUserAndDay(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var (sender, patient, key) = await KernelTests.Patient(world);
        var id = await KernelTests.Note(sender, patient);
        await sender.Get($"Observation/{id}");
        await sender.Get($"Observation?patient={patient}");
        await sender.Get($"Patient/{patient}");

        var lines = await Log(world, key, All);

        var line = lines.ShouldHaveSingleItem();
        (line.User, line.Name, line.Role, line.Organisation, line.Why).ShouldBe(("gp-of-SENDS", "The gp of SENDS", "GP", "SENDS", "To care for and treat"));
        line.What.Select(w => (w.Words, w.Times)).ShouldBe(
            [("Added personal details, 1 measurement", 1), ("Opened your record", 2), ("Searched your record for measurements", 1)], ignoreOrder: true);
    }

    [DatabaseTheory]
    public async Task Of_ClaimAndRefusal_SaysWhatWasGivenAsReason(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var (_, _, key) = await KernelTests.Patient(world);
        await world.Professional("ED", "hospital-doctor");
        var user = (await world.Records.Read(s => UserTable.Find(s, "hospital-doctor-of-ED")))!;
        var sight = (await world.Services.GetRequiredService<AccessRules>().Of(user, "test", Activities.OpenRecords, "test")).Value;

        await world.Services.GetRequiredService<Relationships>().BreakGlass(key, user, sight, "She cannot breathe at all");

        var line = (await Log(world, key, All)).Single(l => l.User == user.Id);
        (line.Role, line.What[0].Words).ShouldBe(("Hospital doctor", "Opened your record in an emergency: She cannot breathe at all"));
    }

    [DatabaseTheory]
    public async Task Of_WhatIsWithheldFromTheAsker_WasNeverWritten(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var (sender, patient, key) = await KernelTests.Patient(world);
        await KernelTests.Give(world, key, "user:her", SightGround.Own);
        var her = All with { Everything = false, Viewers = ["user:her"], Blind = WithheldReasons.Safeguarding };
        var before = await Log(world, key, her);
        var hidden = await KernelTests.Note(sender, patient);
        await KernelTests.Withhold(world, "Observation", hidden, WithheldReasons.Safeguarding, "gp-of-SENDS");

        var after = await Log(world, key, her);

        after.SelectMany(l => l.What).Select(w => w.Words).ShouldBe(before.SelectMany(l => l.What).Select(w => w.Words));
        (await Log(world, key, All)).SelectMany(l => l.What).Select(w => w.Words).ShouldContain(w => w.Contains("measurement", StringComparison.Ordinal));
    }

    [DatabaseTheory]
    public async Task Of_OtherPeopleAndOlderActs_AreLeftOut(DatabaseKind kind)
    {
        var clock = new SetClock();
        await using var world = await World.Start(kind, clock);
        var (sender, patient, key) = await KernelTests.Patient(world);
        var other = await sender.Add("""{"resourceType":"Patient"}""");
        await sender.Get($"Patient/{patient}");
        clock.Now += TimeSpan.FromDays(2);
        var from = clock.Now;
        await sender.Get($"Patient/{other}");
        (await Log(world, key, All, from)).ShouldBeEmpty();

        await sender.Get($"Patient/{patient}");

        (await Log(world, key, All, from)).ShouldHaveSingleItem().What.ShouldHaveSingleItem().Words.ShouldBe("Opened your record");
    }

    [Theory]
    [InlineData("look at what is kept back")]
    [InlineData("keep something back")]
    [InlineData("no longer keep something back")]
    [InlineData("read Flag/x")]
    [InlineData("open the record")]
    [InlineData("something nobody thought of")]
    public void Words_OfWhatWouldTellThatSomethingIsThere_SayThatTheRecordWasOpened(string activity) =>
        AccessWords.OfRead(activity, "your").ShouldBe("Opened your record");

    private static async Task<IReadOnlyList<AccessLine>> Log(World world, string key, Sight sight, DateTimeOffset? from = null)
    {
        var members = await world.Services.GetRequiredService<PersonDirectory>().Members(key);
        return await world.Services.GetRequiredService<AccessLog>().Of(members, sight, from ?? DateTimeOffset.UnixEpoch, 100);
    }
}
