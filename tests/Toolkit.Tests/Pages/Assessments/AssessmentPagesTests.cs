using System.Net;
using Goldthread.Kernel.Acts;
using Goldthread.Support;
using Goldthread.Toolkit.Instruments;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;
using Microsoft.Extensions.DependencyInjection;
using static Goldthread.Toolkit.Tests.Pages.Assessments.AssessedPlace;

namespace Goldthread.Toolkit.Tests.Pages.Assessments;

/// <summary>Leading a self-assessment over HTTP: opened, seen by those whom it concerns and by nobody else, closed, looked at again.</summary>
public sealed class AssessmentPagesTests
{
    [DatabaseTheory]
    public async Task Assessment_FromOpeningToLookingAgain_KeepsWhatWasSaid(DatabaseKind kind)
    {
        await using var place = await Open(kind);
        (await place.Lead.Get("/work/assessments")).Page.QuerySelector("#led + .gt-empty").ShouldNotBeNull();
        var one = await place.Begin(Council, Hospital);
        var (council, hospital) = (await place.At(Council, "social-worker"), await place.At(Hospital, "hospital-doctor"));
        (await hospital.Get("/work/assessments")).Page.QuerySelector($"a[href='{one}']").ShouldNotBeNull();
        await Answer(council, one, "4", "A signed agreement");
        await Answer(hospital, one, "2", "Nobody knows it");

        var (_, results, _) = await place.Lead.Get(one + "/results");
        results.QuerySelector("#differ + ol > li")!.TextContent.ShouldContain("ZZLA01 says “Mostly there”; ZZAC01 says “Begun”: 2 levels apart.");
        results.QuerySelectorAll("main svg circle").Length.ShouldBe(16);
        Words(results).ShouldContain("A signed agreement");
        Words(results).ShouldContain("One person alone answered for ZZAC01, ZZLA01");
        Words(results).ShouldNotContain("Manager", Case.Sensitive, "who speaks alone is not named by their role");

        await Press(place.Lead, one, "Close");
        var (_, early, _) = await place.Lead.Get($"/work/assessments/new?again={one.Split('/')[^1]}");
        var two = await place.Opened(early, Council, Hospital);
        await Answer(council, two, "4");
        await Answer(hospital, two, "4");

        var (_, again, _) = await place.Lead.Get(two + "/results");
        Words(again).ShouldContain("ZZAC01: from “Begun” to “Mostly there”.");
        Words(again).ShouldContain("On no question are two organisations a level apart.");
        again.QuerySelectorAll(".gt-pictures").Length.ShouldBe(8);
        (await place.Lead.Get(one + "/results")).Page.QuerySelector("#differ + ol > li")!.TextContent.ShouldContain("2 levels apart", Case.Sensitive, "the earlier one stays");
        (await place.Acts("open the self-assessment %")).ShouldBe(2);
        (await place.Acts("self-assessment %: send answers")).ShouldBe(4);
        (await place.Acts("self-assessment %: close it")).ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task Open_TheSameFormTwice_OpensOne(DatabaseKind kind)
    {
        await using var place = await Open(kind);
        var (_, page, _) = await place.Lead.Get("/work/assessments/new");
        var form = place.NewForm(page, Council, Hospital);

        var sent = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => place.Lead.Post("/work/assessments/new", Site.Token(page), form)));

        sent.Select(s => s.To!.ToString()).Distinct().Count().ShouldBe(1);
        (await place.Acts("open the self-assessment %")).ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task Open_WithSomethingMissing_SaysItAtTheFieldAndKeepsTheRest(DatabaseKind kind)
    {
        await using var place = await Open(kind);
        var (_, page, _) = await place.Lead.Get("/work/assessments/new");

        var (status, refused, _) = await place.Lead.Post("/work/assessments/new", Site.Token(page), ("Place", ""), ("Instrument", Eight), ("Until[day]", "31"), ("Until[month]", "2"), ("Until[year]", "2027"),
            ("Partners[0].Organisation", Hospital), ("Partners[0].Sector", "Nhs"));

        status.ShouldBe(HttpStatusCode.BadRequest);
        refused.QuerySelector("#Place-error")!.TextContent.ShouldContain("Name the place");
        refused.QuerySelector("#Until-error")!.TextContent.ShouldContain("must be a real date");
        refused.QuerySelector("select[name=Instrument] option[selected]")!.GetAttribute("value").ShouldBe(Eight);
        refused.QuerySelector("select[name='Partners[0].Sector'] option[selected]")!.GetAttribute("value").ShouldBe("Nhs");
        (_, refused, _) = await place.Lead.Post("/work/assessments/new", Site.Token(page), place.NewForm(page));
        refused.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain("Ask at least one organisation");
        var yesterday = place.Clock.Now.AddDays(-1);
        (_, refused, _) = await place.Lead.Post("/work/assessments/new", Site.Token(page), [.. place.NewForm(page, Hospital).Where(f => !f.Item1.StartsWith("Until", StringComparison.Ordinal)), ("Until[day]", $"{yesterday.Day}"), ("Until[month]", $"{yesterday.Month}"), ("Until[year]", $"{yesterday.Year}")]);
        refused.QuerySelector("#Until-error")!.TextContent.ShouldContain("today or later");
    }

    [DatabaseTheory]
    public async Task Assessment_ToThoseWhomItDoesNotConcern_IsNotThere(DatabaseKind kind)
    {
        await using var place = await Open(kind);
        var one = await place.Begin(Council, Hospital);
        var (stranger, peer, asked) = (await place.At(Charity, "link-worker"), await place.At(Elsewhere, "integration-lead"), await place.At(Hospital, "hospital-doctor"));
        await Answer(await place.At(Council, "social-worker"), one, "3", "Secret words");

        foreach (var path in (string[])["", "/answer", "/results", "/actions", "/results.csv"])
        {
            (await stranger.Get(one + path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
            (await peer.Get(one + path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
            (await place.Lead.Get("/work/assessments/999999999" + path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        var token = Site.Token((await stranger.Get("/work/assessments")).Page);
        foreach (var handler in (string[])["Close", "Remove", "Ask", "Share", "EndShare", "Move"]) (await stranger.Post($"{one}?handler={handler}", token, ("Organisation", Hospital), ("Sector", "Nhs"), ("Peer", Elsewhere))).Status.ShouldBe(HttpStatusCode.NotFound, handler);
        (await stranger.Post(one + "/answer", token, ("send", "true"))).Status.ShouldBe(HttpStatusCode.NotFound);

        // Who is asked may know of it, and sees what others said only after their own.
        (await asked.Get(one)).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var path in (string[])["/results", "/actions", "/results.csv"]) (await asked.Get(one + path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        (await asked.Post(one + "?handler=Close", token)).Status.ShouldNotBe(HttpStatusCode.Found);
        await Answer(asked, one, "1");
        var (status, page, _) = await asked.Get(one + "/results");
        status.ShouldBe(HttpStatusCode.OK);
        Words(page).ShouldContain("Secret words");
        (await stranger.Get("/work/assessments/new")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [DatabaseTheory]
    public async Task Results_SharedWithAPeer_AreUnderLettersUntilTakenBack(DatabaseKind kind)
    {
        await using var place = await Open(kind);
        var one = await place.Begin(Council, Hospital);
        await Answer(await place.At(Council, "social-worker"), one, "3", "Secret words");
        await Answer(await place.At(Hospital, "hospital-doctor"), one, "1");
        var peer = await place.At(Elsewhere, "integration-lead");

        await Press(place.Lead, one, "Share", ("Peer", Elsewhere));

        var (_, seen, _) = await peer.Get(one + "/results");
        Words(seen).ShouldContain("Organisation A");
        foreach (var word in (string[])["ZZAC01", "Secret words", "Manager", "takes part"]) Words(seen).Replace("ZZLA01 shows you", "", StringComparison.Ordinal).ShouldNotContain(word);
        (await peer.Get(one + "/actions")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Text(peer, one + "/results.csv")).ShouldNotContain(Hospital);
        (await (await place.At(Elsewhere, "gp")).Get(one + "/results")).Status.ShouldBe(HttpStatusCode.NotFound, "those who lead improvement there alone");
        (await peer.Get("/work/assessments")).Page.QuerySelector($"a[href='{one}']").ShouldNotBeNull();

        await Press(place.Lead, one, "Share", ("Peer", Elsewhere), ("WithWords", "true"));
        Words((await peer.Get(one + "/results")).Page).ShouldContain("Secret words");
        await Press(place.Lead, one, "EndShare", ("Peer", Elsewhere));
        (await peer.Get(one + "/results")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await peer.Get("/work/assessments")).Page.QuerySelector($"a[href='{one}']").ShouldBeNull();
    }

    [DatabaseTheory]
    public async Task Partner_RemovedAfterAnswering_StaysMarkedAndCannotGoOn(DatabaseKind kind)
    {
        await using var place = await Open(kind);
        var one = await place.Begin(Council, Hospital);
        var hospital = await place.At(Hospital, "hospital-doctor");
        await Answer(hospital, one, "1");
        var (_, form, _) = await hospital.Get(one + "/answer");

        await Press(place.Lead, one, "Remove", ("Organisation", Hospital));

        var (_, results, _) = await place.Lead.Get(one + "/results");
        Words(results).ShouldContain("ZZAC01 (takes part no longer)");
        (await Text(place.Lead, one + "/results.csv")).ShouldContain(",ZZAC01,no longer,1,1,Not begun,1,1\r\n");
        (await hospital.Post(one + "/answer", Site.Token(form), [.. Fields(form, _ => "5"), ("Role", "x"), ("send", "true")])).Status.ShouldBe(HttpStatusCode.Conflict);
        (await hospital.Get(one + "/results")).Status.ShouldBe(HttpStatusCode.NotFound);
        Words((await hospital.Get(one + "/answer")).Page).ShouldContain("Not begun", Case.Sensitive, "one's own answers can still be read");
        await Press(place.Lead, one, "Ask", ("Organisation", Hospital), ("Sector", "Nhs"));
        (await hospital.Get(one + "/results")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [DatabaseTheory]
    public async Task Instrument_ChangedAfterOpening_LeavesTheAssessmentAsItWas(DatabaseKind kind)
    {
        await using var place = await Open(kind);
        var one = await place.Begin(Council);
        var shelf = place.World.Services.GetRequiredService<ToolkitShelf>();
        var (item, document) = (await shelf.Find<Instrument>(ItemKind.Instrument, Eight))!.Value;
        await place.World.Records.Write(session =>
        {
            var part = PartWriter.Open(session, Part.Place);
            ItemTable.Put(session, item with { Version = 2, Document = ItemJson.Write(document with { Questions = [document.Questions[0] with { Asks = "Something else?" }] }) }, part.Commit);
            part.Close(new Act(Goldthread.Record.Access.User.System.Acting("test"), place.Clock.Now, Purpose.SystemAdministration, "change an instrument"));
            return true;
        });

        var (_, answer, _) = await (await place.At(Council, "social-worker")).Get(one + "/answer");

        answer.QuerySelectorAll("input[name$='.Question']").Length.ShouldBe(8);
        Words(answer).ShouldNotContain("Something else?");
        Words((await place.Lead.Get(one)).Page).ShouldContain("version 1. There is a newer version");
    }

    [DatabaseTheory]
    public async Task Results_OfOneOrganisation_SayThatThereIsNoDivergenceToTell(DatabaseKind kind)
    {
        await using var place = await Open(kind);
        var one = await place.Begin(Council, Hospital);
        Words((await place.Lead.Get(one + "/results")).Page).ShouldContain("nothing to show until somebody sends");
        await Answer(await place.At(Council, "social-worker"), one, "3");

        var (_, page, _) = await place.Lead.Get(one + "/results");

        page.QuerySelector("#differ + .gt-empty")!.TextContent.ShouldContain("Only one organisation has sent answers");
        Words(page).ShouldContain("Nothing yet from ZZAC01");
    }

    [DatabaseTheory]
    public async Task Closed_LeadsNothingMoreButTheDay_IsRefused(DatabaseKind kind)
    {
        await using var place = await Open(kind);
        var one = await place.Begin(Council, Hospital);
        var token = Site.Token((await place.Lead.Get(one)).Page);
        var number = one.Split('/')[^1];
        var (_, page, _) = await place.Lead.Get($"/work/assessments/new?again={number}");
        (await place.Lead.Post("/work/assessments/new", Site.Token(page), place.NewForm(page, Council))).Status.ShouldBe(HttpStatusCode.Conflict, "an open one cannot be looked at again");

        await Press(place.Lead, one, "Close");

        (await place.Lead.Post(one + "?handler=Remove", token, ("Organisation", Hospital))).Status.ShouldBe(HttpStatusCode.Conflict);
        (await place.Lead.Post(one + "?handler=Ask", token, ("Organisation", Charity), ("Sector", "Voluntary"))).Status.ShouldBe(HttpStatusCode.Conflict);
        (await place.Lead.Post(one + "?handler=Close", token)).Status.ShouldBe(HttpStatusCode.Found);
        (await place.Acts("self-assessment %: close it")).ShouldBe(1, "closing what is closed is no act");
        (await (await place.At(Elsewhere, "integration-lead")).Get($"/work/assessments/new?again={number}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task Press(Site site, string one, string handler, params (string, string)[] fields) =>
        (await site.Post($"{one}?handler={handler}", Site.Token((await site.Get(one)).Page), fields)).Status.ShouldBe(HttpStatusCode.Found, handler);

    private static async Task<string> Text(Site site, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await site.Send(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync();
    }
}
