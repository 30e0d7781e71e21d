using System.Net;
using Goldthread.Record.Access;
using Goldthread.Record.Privacy;
using Goldthread.Record.Tests.Access;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.Tests.Privacy;

/// <summary>The report over a real journal.</summary>
public sealed class UnusualAccessTests
{
    [DatabaseTheory]
    public async Task Run_TwiceOverTheSameJournal_RaisesEachFindingOnce(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var sender = await world.Professional("SENDS");
        var id = await sender.Add("""{"resourceType":"Patient","name":[{"family":"SENDS","given":["Ann"]}]}""");
        await world.DeliverEvents();
        await sender.Get($"Patient/{id}");
        var unusual = world.Services.GetRequiredService<UnusualAccess>();
        var sight = AccessDecision.OfSystem(User.System, "test");

        var first = await unusual.Run(7, sight);
        var second = await unusual.Run(7, sight);

        (first.Found, first.New, second.Found, second.New).ShouldBe((1, 1, 1, 0));
        first.Skipped.ShouldHaveSingleItem().ShouldStartWith("Neighbours:");
        var alert = (await world.Records.Read(s => AlertTable.In(s, AlertStates.Open, 10))).ShouldHaveSingleItem();
        (alert.Kind, alert.UserId, alert.Words).ShouldBe((AlertKinds.Unusual, "gp-of-SENDS", "Looked at somebody with their own family name"));
    }

    [DatabaseTheory]
    public async Task Run_OwnWordWithNoContactAfterIt_IsFound(DatabaseKind kind)
    {
        var clock = new SetClock();
        await using var world = await World.Start(kind, clock);
        var (sender, patient, key) = await KernelTests.Patient(world);
        var person = Record.People.PersonDirectory.RecordKey(key)!.Value;
        await world.Records.Write(s => AlertTable.Add(s, new Alert("a-ed", AlertKinds.Emergency, clock.Now, "ed", "Ed", "ED", person, "words"))
            + AlertTable.Add(s, new Alert("a-sends", AlertKinds.Claimed, clock.Now, "s", "S", "SENDS", person, "words")));
        await KernelTests.Note(sender, patient);
        clock.Now += TimeSpan.FromDays(UnusualRules.ContactWithinDays + 1);

        await world.Services.GetRequiredService<UnusualAccess>().Run(31, AccessDecision.OfSystem(User.System, "test"));

        (await world.Records.Read(s => AlertTable.OfKind(s, AlertKinds.Unusual, DateTimeOffset.UnixEpoch, 10))).ShouldHaveSingleItem().UserId.ShouldBe("ed");
    }

    [Fact]
    public async Task Csv_NameThatIsAFormula_IsText()
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        await site.SignIn("ICB", "privacy-officer");
        await world.Records.Write(s => AlertTable.Add(s, new Alert("u-1", AlertKinds.Unusual, TimeProvider.System.GetUtcNow(), "x", "=HYPERLINK(1)", "ED", Goldthread.Fhir.Storage.PersonKey.Place, "words")));

        var (status, csv, _) = await site.Get("/work/privacy/unusual?handler=Csv");

        status.ShouldBe(HttpStatusCode.OK);
        csv.Body!.TextContent.ShouldContain(",'=HYPERLINK(1),");
    }

    [Fact]
    public async Task Post_StartsAReportThatEnds()
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        await site.SignIn("ICB", "privacy-officer");
        var (_, page, _) = await site.Get("/work/privacy/unusual");

        (await site.Post("/work/privacy/unusual", Site.Token(page), ("days", "7"))).Status.ShouldBe(HttpStatusCode.Found);
        var unusual = world.Services.GetRequiredService<UnusualAccess>();
        for (var i = 0; i < 600 && unusual.Report?.Finished is null; i++)
        {
            await Task.Delay(50);
        }

        (await site.Get("/work/privacy/unusual")).Page.Body!.TextContent.ShouldContain("0 found, 0 of them new.");
    }
}
