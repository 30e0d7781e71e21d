using System.Net;
using System.Text.Json.Nodes;
using Goldthread.Coordination.Referrals;
using Goldthread.Coordination.SocialPrescribing;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Coordination.Tests.SocialPrescribing;

public sealed class RepeatContactsPageTests
{
    private const string Charity = "VS1";
    private const string Address = "/work/prescribing/repeat-contacts";

    [DatabaseTheory]
    public async Task Counted_FromTheRecordsOfThePractice_IsTheHandCount(DatabaseKind kind)
    {
        var clock = new SetClock();
        await using var world = await World.Start(kind, clock);
        await world.System.Put($"Organization/{Place.Surgery}", $$"""{"resourceType":"Organization","id":"{{Place.Surgery}}","name":"The Surgery"}""");
        var gp = await world.Professional(Place.Surgery);
        var met = clock.Now.AddDays(-200);
        for (var i = 0; i < 22; i++)
        {
            // Eleven meet a link worker and fall from 3 to 1; eleven others fall from 3 to 2. A planned contact and one long ago count for nothing.
            var isSeen = i % 2 == 0;
            var patient = await gp.Add($$"""{"resourceType":"Patient","gender":"female","birthDate":"19{{40 + (i / 11)}}-03-02","generalPractitioner":[{"reference":"Organization/{{Place.Surgery}}"}]}""");
            foreach (var day in isSeen ? [-300, -90, -60, -30, 30] : new[] { -300, -90, -60, -30, 30, 60 })
            {
                await gp.Add(Contact(patient, met.AddDays(day), "finished"));
            }

            await gp.Add(Contact(patient, met.AddDays(40), "planned"));
            if (isSeen)
            {
                await gp.Add(Prescribed(patient, met));
            }
        }

        await world.DeliverEvents();
        using var worker = await Place.At(world, Charity, "link-worker");
        var (_, empty, _) = await worker.Get(Address);
        empty.QuerySelector(".gt-empty")!.TextContent.ShouldBe("Nothing has been counted yet.");

        (await worker.Post(Address, Site.Token(empty))).Status.ShouldBe(HttpStatusCode.Found);

        var (_, page, _) = await worker.Get(Address);
        page.QuerySelector(".nhsuk-lede-text")!.TextContent.ShouldBe("In the half-year after they met a link worker, people had 1.0 fewer contacts with their practice than others like them. The difference is unlikely to be chance.");
        page.QuerySelectorAll("tbody tr").Select(r => string.Join(" ", r.QuerySelectorAll("td").Select(d => d.TextContent.Trim())).Trim()).ShouldBe(["3.0 1.0 −2.0", "3.0 2.0 −1.0", "−1.0"]);
        (await worker.Get(Address + "?handler=Csv")).Page.Body!.TextContent.ShouldContain("met a link worker,11,3,1,-2");
        (await world.Services.GetRequiredService<RepeatContactsCount>().WorkOut("")).Matched.ShouldBe(11, "the whole place is this charity");
    }

    [Fact]
    public async Task Fewer_ThanTen_AreNotShown()
    {
        var clock = new SetClock();
        await using var world = await World.Start(clock: clock);
        var gp = await world.Professional(Place.Surgery);
        await gp.Add(Prescribed(await gp.Add("""{"resourceType":"Patient","birthDate":"1941-03-02"}"""), clock.Now.AddDays(-200)));
        await world.DeliverEvents();
        using var worker = await Place.At(world, Charity, "link-worker");

        await worker.Post(Address, Site.Token((await worker.Get(Address)).Page));

        var (_, page, _) = await worker.Get(Address);
        page.QuerySelector(".nhsuk-lede-text")!.TextContent.ShouldBe("Too few people to say anything yet.");
        page.QuerySelector("table").ShouldBeNull();
        (await worker.Get(Address + "?handler=Csv")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var nurse = await Place.At(world, Place.Trust, "community-nurse");
        (await nurse.Get(Address)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static string Contact(string patient, DateTimeOffset at, string status) =>
        $$$"""{"resourceType":"Encounter","status":"{{{status}}}","class":{"code":"AMB"},"subject":{"reference":"Patient/{{{patient}}}"},"period":{"start":"{{{at:yyyy-MM-ddTHH:mm:ssZ}}}"}}""";

    private static string Prescribed(string patient, DateTimeOffset met)
    {
        var task = new JsonObject();
        ReferralFhir.Write(
            task,
            new Referral
            {
                Id = "", Version = 0, Request = "", Priority = ReferralPriority.Routine, Kind = ReferralKind.SocialPrescribing, State = ReferralState.Seen, From = new Party(Place.Surgery, "The Surgery"), Sender = "The GP", To = new Party(Charity, "The Charity"),
                ServiceName = "Link worker", Reason = "Lonely", Sent = met.AddDays(-14), FirstContact = met,
            },
            patient, "ServiceRequest/none");
        task.Remove("focus");
        return task.ToJsonString();
    }
}
