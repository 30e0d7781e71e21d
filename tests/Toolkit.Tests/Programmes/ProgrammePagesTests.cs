using System.Net;
using System.Text;
using Goldthread.Support;
using Goldthread.Toolkit.Programmes.Outcomes;
using static Goldthread.Toolkit.Tests.Programmes.MadeCall;

namespace Goldthread.Toolkit.Tests.Programmes;

/// <summary>The pages of a programme over HTTP: what each may see, and that nothing typed is lost.</summary>
public sealed class ProgrammePagesTests
{
    private const string Bid = "/work/programmes/pioneers/bid";

    private static readonly (string Name, string Value)[] Typed =
    [
        ("Seen", "0"), ("Title", "One team"), ("Area", "Area 1"), ("AreaCode", "e06000001"), ("Answers[vision]", "One story."), ("Answers[whole]", "One budget."), ("Answers[share]", "yes"),
        ("Partners[0].Name", ""), ("Partners[0].Kind", ""), ("Partners[1].Name", "A council"), ("Partners[1].Kind", "council"), ("Partners[1].SignedBy", "Pat Lee"),
    ];

    [DatabaseTheory]
    public async Task Bid_WithTooManyWords_KeepsWhatWasTypedAndNamesTheField(DatabaseKind kind)
    {
        var made = await Open(kind);
        await using var world = made.World;
        using var site = new Site(world);
        await site.SignIn("Z1", "integration-lead");
        var token = Site.Token((await site.Get(Bid)).Page);
        var words = string.Join(' ', Enumerable.Repeat("word", 51));

        var (status, page, _) = await site.Post($"{Bid}?handler=Submit", token, [.. Typed.Where(f => f.Name is not ("Answers[vision]" or "Partners[1].Kind")), ("Answers[vision]", words)]);

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain("Your answer has 51 words. It may have 50");
        page.QuerySelector(".nhsuk-error-summary a[href='#Answers_vision_']").ShouldNotBeNull();
        page.QuerySelector("#Answers_vision_")!.TextContent.ShouldBe(words);
        // The empty row is gone, so that the message stands at the row with the name.
        page.QuerySelector("[name='Partners[0].Name']")!.GetAttribute("value").ShouldBe("A council");
        page.QuerySelector("#Partners_0__Kind")!.ParentElement!.TextContent.ShouldContain("Choose what kind of partner it is");
        // It is kept as a draft, and can be submitted from that very page.
        var seen = page.QuerySelector("input[name=Seen]")!.GetAttribute("value")!;
        seen.ShouldBe("1");
        (await site.Post($"{Bid}?handler=Submit", Site.Token(page), [("Seen", seen), .. Typed.Skip(1)])).To!.ToString().ShouldBe($"{Bid}?done=submitted");
        var (_, after, _) = await site.Get(Bid);
        after.QuerySelector("main")!.TextContent.ShouldContain("Fewer than two partners have signed.");
        (await made.All()).Received.Single().HandedIn!.AreaCode.ShouldBe("E06000001");
    }

    [DatabaseTheory]
    public async Task Bid_AsItIsTyped_IsKeptAndNotSubmitted(DatabaseKind kind)
    {
        var made = await Open(kind);
        await using var world = made.World;
        using var site = new Site(world);
        await site.SignIn("Z1", "integration-lead");
        var token = Site.Token((await site.Get(Bid)).Page);

        (await site.Post($"{Bid}?handler=Keep", token, Typed)).Page.Body!.TextContent.ShouldContain("It is not submitted");
        (await site.Post($"{Bid}?handler=Keep", token, [.. Typed.Where(f => f.Name != "Title"), ("Title", "Two teams")])).Status.ShouldBe(HttpStatusCode.OK);
        (await site.Post(Bid, null, Typed)).Status.ShouldBe(HttpStatusCode.BadRequest);

        var (_, page, _) = await site.Get(Bid);
        page.QuerySelector("#Title")!.GetAttribute("value").ShouldBe("Two teams");
        page.QuerySelector(".nhsuk-character-count__message")!.TextContent.ShouldBe("2 of 50 words as saved last");
        (await made.All()).Received.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Bid_AtTheClose_IsRefusedAndWhatWasTypedIsThere(DatabaseKind kind)
    {
        var made = await Open(kind);
        await using var world = made.World;
        using var site = new Site(world);
        made.Clock.Now = made.Call.Closes.AddMinutes(-1);
        await site.SignIn("Z1", "integration-lead");
        var token = Site.Token((await site.Get(Bid)).Page);
        made.Clock.Now = made.Call.Closes;

        var (status, page, _) = await site.Post($"{Bid}?handler=Submit", token, Typed);

        status.ShouldBe(HttpStatusCode.Conflict);
        page.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain("Your bid is not submitted");
        page.QuerySelector("#Title")!.GetAttribute("value").ShouldBe("One team");
        (await site.Get(Bid)).Page.QuerySelector("#Title")!.GetAttribute("value").ShouldBe("One team");
    }

    [DatabaseTheory]
    public async Task Files_OfABid_AreForItsPeopleOnlyAndNeverAPage(DatabaseKind kind)
    {
        var made = await Open(kind);
        await using var world = made.World;
        await made.Submit("Z1", 1);
        using var site = new Site(world);
        await site.SignIn("Z1", "integration-lead");
        var token = Site.Token((await site.Get(Bid)).Page);

        (await Upload(site, token, "plan.pdf", "<html><script>"u8.ToArray())).ShouldBe(HttpStatusCode.BadRequest);
        (await Upload(site, token, "plan.pdf", "%PDF-1.7 plan"u8.ToArray())).ShouldBe(HttpStatusCode.Found);
        var file = (await site.Get(Bid)).Page.QuerySelector("a[href^='/work/programmes/files/']")!.GetAttribute("href")!;
        using var fetched = await site.Send(new HttpRequestMessage(HttpMethod.Get, file));

        fetched.Content.Headers.ContentDisposition!.ToString().ShouldStartWith("attachment; filename=plan.pdf");
        fetched.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        fetched.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("sandbox");
        (await fetched.Content.ReadAsStringAsync()).ShouldBe("%PDF-1.7 plan");
        await site.SignIn("Z2", "integration-lead");
        (await site.Get(file)).Status.ShouldBe(HttpStatusCode.NotFound);
        // The secretary of the call reads it after the close, not before.
        await site.SignIn("ZZIB01", "programme-secretary");
        (await site.Get(file)).Status.ShouldBe(HttpStatusCode.NotFound);
        made.Clock.Now = made.Call.Closes;
        await site.SignIn("ZZIB01", "programme-secretary");
        (await site.Get(file)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [DatabaseTheory]
    public async Task Pages_ForThoseWhoHaveNoPartInIt_AreRefusedOrNotThere(DatabaseKind kind)
    {
        var made = await Open(kind);
        await using var world = made.World;
        var bid = (await made.Submit("Z1", 1)).Number;
        await made.GiveOut("P1", "P2");
        string[] runs = ["", "/screen", "/panel", $"/bids/{bid}", "/decide/shortlist", "/decide/selection", "/letters"];
        using var site = new Site(world);

        await site.SignIn("ZZIB01", "programme-secretary");
        foreach (var path in runs) (await site.Get("/work/programmes/pioneers" + path)).Status.ShouldBe(HttpStatusCode.OK, path);
        await site.SignIn("OTHER", "programme-secretary");
        foreach (var path in runs) (await site.Get("/work/programmes/pioneers" + path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        await site.SignIn("Z1", "integration-lead");
        foreach (var path in runs) (await site.Get("/work/programmes/pioneers" + path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
        (await site.Get($"/work/programmes/pioneers/letters/{bid}")).Status.ShouldBe(HttpStatusCode.NotFound);
        await site.SignIn("P3", "panel-member");
        (await site.Get("/work/programmes/pioneers/scoring")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await site.Get($"/work/programmes/pioneers/scoring/{bid}")).Status.ShouldBe(HttpStatusCode.NotFound);
        await site.SignIn("P1", "panel-member");
        (await site.Get($"/work/programmes/pioneers/scoring/{bid}")).Status.ShouldBe(HttpStatusCode.OK);
        await site.SignIn("Z9", "gp");
        (await site.Get("/work/programmes")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await site.Get("/toolkit/programmes/pioneers")).Page.QuerySelector("#decisions").ShouldBeNull();
        (await site.Get("/toolkit/programmes/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Sheet_ScoreOfSixAndWordsWithoutPoints_AreRefusedWithWhatWasTyped(DatabaseKind kind)
    {
        var made = await Open(kind);
        await using var world = made.World;
        var bid = (await made.Submit("Z1", 1)).Number;
        await made.GiveOut("P1", "P2");
        using var site = new Site(world);
        await site.SignIn("P1", "panel-member");
        var path = $"/work/programmes/pioneers/scoring/{bid}";
        var token = Site.Token((await site.Get(path)).Page);

        var (status, page, _) = await site.Post($"{path}?handler=HandIn", token, ("Given[vision]", "6"), ("Words[vision]", "Better than the best"), ("Given[whole]", "3"), ("Words[whole]", "Fair"));

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain("Points go from 0 to 5: What will be different for people?");
        page.QuerySelector("#Words_vision_")!.TextContent.ShouldBe("Better than the best");
        (await site.Post(path, token, ("Words[vision]", "Thinking"))).Page.QuerySelector("#Words_vision_")!.TextContent.ShouldBe("Thinking");
        (await site.Post(path, token, ("Given[vision]", "4"))).Status.ShouldBe(HttpStatusCode.Found);
        (await made.All()).Scores.Select(s => (s.Question, s.Points)).ShouldBe([("vision", 4)]);
        (await made.All()).ScorersOf(bid).ShouldAllBe(s => s.HandedIn == null);
    }

    [DatabaseTheory]
    public async Task Letters_SentTwice_AreOneEachAndTheBidderReadsTheirs(DatabaseKind kind)
    {
        var made = await Open(kind, Of(mostShortlisted: 1, mostSelected: 1));
        await using var world = made.World;
        var bids = new[] { (await made.Submit("Z1", 1)).Number, (await made.Submit("Z2", 2, c => c with { AreaCode = "W06000001" })).Number };
        await made.GiveOut("P1", "P2");
        await made.ScoreAll((_, _) => 4);
        await made.Shortlist(bids[0]);
        await made.Interview(PanelView.For, bids[0]);
        await made.Select(bids[0]);
        using var site = new Site(world);
        await site.SignIn("ZZIB01", "programme-secretary");
        var (_, before, _) = await site.Get("/work/programmes/pioneers/letters");
        before.QuerySelector("caption")!.TextContent.ShouldBe("2 bids received, 0 letters sent, 2 ready, 0 to be decided");

        (await site.Post("/work/programmes/pioneers/letters", Site.Token(before))).Status.ShouldBe(HttpStatusCode.Found);
        (await site.Post("/work/programmes/pioneers/letters", Site.Token(before))).Status.ShouldBe(HttpStatusCode.Conflict);

        (await site.Get("/work/programmes/pioneers/letters")).Page.QuerySelector("caption")!.TextContent.ShouldBe("2 bids received, 2 letters sent, 0 ready, 0 to be decided");
        await site.SignIn("Z2", "integration-lead");
        var letter = (await site.Get(Bid)).Page.QuerySelector("a[href*='/letters/']")!.GetAttribute("href")!;
        (await site.Get(letter)).Page.QuerySelector("main")!.TextContent.ShouldContain("The area is not in England.");
        (await site.Get($"/work/programmes/pioneers/letters/{bids[0]}")).Status.ShouldBe(HttpStatusCode.NotFound);
        await site.SignIn("Z1", "integration-lead");
        (await site.Get($"/work/programmes/pioneers/letters/{bids[0]}")).Page.QuerySelector("main")!.TextContent.ShouldContain("We are glad to tell you that it is selected");
    }

    private static async Task<HttpStatusCode> Upload(Site site, string token, string name, byte[] body)
    {
        using var content = new MultipartFormDataContent { { new StringContent(token, Encoding.UTF8), "__RequestVerificationToken" }, { new StringContent("plan"), "Question" }, { new ByteArrayContent(body), "Upload", name } };
        using var response = await site.Send(new HttpRequestMessage(HttpMethod.Post, $"{Bid}?handler=Upload") { Content = content });
        return response.StatusCode;
    }
}
