using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Goldthread.Support;

namespace Goldthread.Toolkit.Tests.Learning;

/// <summary>Learning over HTTP: each noun from its first form to what everybody reads.</summary>
public sealed class LearningPagesTests
{
    private const string Script = "<script>alert(1)</script> [go](javascript:alert(1)) **bold**";

    [DatabaseTheory]
    public async Task Event_FromAnnouncementToEvaluation_IsOneWay(DatabaseKind kind)
    {
        var clock = new SetClock();
        await using var world = await World.Start(kind, clock);
        using var editor = await Partners.At(world, Partners.Board, "toolkit-editor");
        using var peer = await Partners.At(world, Partners.Council, "integration-lead");
        using var visitor = new Site(world);
        (await visitor.Get("/toolkit/events")).Page.QuerySelector(".gt-empty")!.TextContent.ShouldContain("No event is announced");
        (await peer.Get("/work/learning/events/edit")).Status.ShouldBe(HttpStatusCode.Forbidden);

        var (bad, page, _) = await editor.Send("/work/learning/events/edit", "", ("Title", "Sharing learning"), ("Capacity", "many"), ("About", ""));
        bad.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector("#Title")!.GetAttribute("value").ShouldBe("Sharing learning");
        foreach (var field in new[] { "About", "ForWhom", "Capacity", "Venue" }) page.QuerySelector($"#{field}-error").ShouldNotBeNull(field);

        var day = Goldthread.DesignSystem.Text.Dates.DayInLondon(clock.Now.AddDays(10));
        (string, string)[] fields =
        [
            ("Title", "Sharing learning"), ("About", Script), ("ForWhom", "all partners"), ("Venue", "Town hall"), ("Online", "https://example.org/join"), ("Capacity", "1"), ("Tags", "Discharge, discharge"),
            ("Starts.Date.Day", $"{day.Day}"), ("Starts.Date.Month", $"{day.Month}"), ("Starts.Date.Year", $"{day.Year}"), ("Starts.Time", "9:30am"),
            ("Ends.Date.Day", $"{day.Day}"), ("Ends.Date.Month", $"{day.Month}"), ("Ends.Date.Year", $"{day.Year}"), ("Ends.Time", "3pm"),
        ];
        var (_, form, _) = await editor.Get("/work/learning/events/edit");
        var (made, _, to) = await editor.Send(form, "/work/learning/events/edit", "", fields);
        made.ShouldBe(HttpStatusCode.Found);
        Partners.NumberIn((await editor.Send(form, "/work/learning/events/edit", "", fields)).To).ShouldBe(Partners.NumberIn(to), "the form was sent twice");
        var number = Partners.NumberIn(to);

        var (_, open, _) = await visitor.Get($"/toolkit/events/{number}");
        open.QuerySelectorAll("main script").ShouldBeEmpty();
        open.QuerySelectorAll("main a[href^='javascript']").ShouldBeEmpty();
        var words = open.QuerySelector("main")!.TextContent;
        words.ShouldContain("9:30am to 3pm");
        words.ShouldNotContain("https://example.org/join", Case.Sensitive, "the address is for those who have a place");
        using var calendar = await visitor.Send(new HttpRequestMessage(HttpMethod.Get, $"/toolkit/events/{number}.ics"));
        (await calendar.Content.ReadAsStringAsync()).ShouldContain("SUMMARY:Sharing learning");
        (await visitor.Get("/toolkit/events")).Page.QuerySelector($"a[href='/toolkit/events/{number}']").ShouldNotBeNull();

        var path = $"/work/learning/events/{number}";
        (await peer.Send(path, "Book")).Status.ShouldBe(HttpStatusCode.Found);
        (await peer.Get(path)).Page.QuerySelector("a[href='https://example.org/join']").ShouldNotBeNull();
        (await editor.Send(path, "Book")).Status.ShouldBe(HttpStatusCode.Found);
        (await editor.Get(path)).Page.QuerySelector("main")!.TextContent.ShouldContain("You are next when somebody cancels");
        (await peer.Post(path + "?handler=Came", Site.Token((await peer.Get(path)).Page))).Status.ShouldBe(HttpStatusCode.Forbidden, "a peer has no such form and is refused when it is sent");
        clock.Forward(TimeSpan.FromDays(11));

        using var later = await Partners.At(world, Partners.Council, "integration-lead");
        using var laterEditor = await Partners.At(world, Partners.Board, "toolkit-editor");
        (await laterEditor.Send(path, "Came", ("Came", $"integration-lead-of-{Partners.Council}"))).Status.ShouldBe(HttpStatusCode.Found);
        (await later.Get("/work/learning")).Page.QuerySelector("main")!.TextContent.ShouldContain("Say what you thought of Sharing learning");
        var (half, answer, _) = await later.Send(path, "Evaluate", ("Worth", "5"), ("Words", "Keep the lunch"));
        half.ShouldBe(HttpStatusCode.BadRequest);
        answer.QuerySelector("#Words")!.TextContent.Trim().ShouldBe("Keep the lunch");
        (await later.Send(path, "Evaluate", ("Worth", "5"), ("Otherwise", "4"), ("Contact", "3"), ("Words", "Keep the lunch"))).Status.ShouldBe(HttpStatusCode.Found);
        var (_, after, _) = await visitor.Get($"/toolkit/events/{number}");
        after.QuerySelector("main")!.TextContent.ShouldContain("1 person came, 1 answered");
        after.QuerySelector("table").ShouldBeNull("one answer is nobody's to read");
        (await Partners.Acts(world, "%the event%")).ShouldBe(6, "announced twice, booked twice, who came, evaluated");
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Offer_AskedAndAnswered_IsCountedInItsArea(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        using var giver = await Partners.At(world, Partners.Trust, "integration-lead");
        using var asker = await Partners.At(world, Partners.Council, "social-worker");
        using var stranger = await Partners.At(world, Partners.Board, "integration-lead");
        (await asker.Get("/work/learning/offers/edit")).Status.ShouldBe(HttpStatusCode.NotFound, "a social worker offers nothing in the council's name");
        var (_, _, to) = await giver.Send("/work/learning/offers/edit", "", ("Title", "A day with our ward"), ("About", Script), ("ForWhom", "teams"), ("Cost", "Free"), ("Takes", "A day"), ("Open", "yes"));
        var path = $"/work/learning/offers/{Partners.NumberIn(to)}";

        var (_, form, _) = await asker.Get(path);
        (await asker.Send(form, path, "Ask", ("Area", "Wrenfield"), ("Why", ""))).Page.QuerySelector("#Why-error").ShouldNotBeNull();
        (await asker.Send(form, path, "Ask", ("Area", "Wrenfield"), ("Why", "Long stays"))).Status.ShouldBe(HttpStatusCode.Found);
        (await asker.Send(form, path, "Ask", ("Area", "Wrenfield"), ("Why", "Long stays"))).Status.ShouldBe(HttpStatusCode.Found, "sent twice, asked once");
        (await giver.Get("/work/learning")).Page.QuerySelector("main")!.TextContent.ShouldContain("asks for A day with our ward");
        var request = (await giver.Get(path)).Page.QuerySelector("a[href*='/requests/']")!.GetAttribute("href")!;
        (await stranger.Get(request)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.Get(path)).Page.QuerySelector("main")!.TextContent.ShouldNotContain("Long stays");

        (await giver.Send(request, "Accept", ("Answer", "Come in May"))).Status.ShouldBe(HttpStatusCode.Found);
        (await asker.Get(path)).Page.QuerySelector("main")!.TextContent.ShouldContain("Come in May");
        using var visitor = new Site(world);
        var (_, all, _) = await visitor.Get("/toolkit/offers?q=ward");
        all.QuerySelector("tbody")!.TextContent.ShouldContain("Wrenfield");
        all.QuerySelectorAll("main script").ShouldBeEmpty();
        (await visitor.Get("/toolkit/offers?q=quokka")).Page.QuerySelector(".gt-empty").ShouldNotBeNull();
        (await visitor.Get($"/toolkit/offers/{Partners.NumberIn(to)}")).Status.ShouldBe(HttpStatusCode.OK);
        (await asker.Send(path, "Withdraw")).Status.ShouldBe(HttpStatusCode.Found);
        (await visitor.Get("/toolkit/offers")).Page.QuerySelector("tbody").ShouldBeNull("what was taken back counts for nothing");
        (await Partners.Acts(world, "ask for the offer%")).ShouldBe(2);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Newsletter_MadeReadAndPublished_LosesAStoryThatIsTakenBack(DatabaseKind kind)
    {
        var clock = new SetClock { Now = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero) };
        await using var world = await World.Start(kind, clock);
        using var editor = await Partners.At(world, Partners.Board, "toolkit-editor");
        using var writer = await Partners.At(world, Partners.Council, "social-worker");
        using var visitor = new Site(world);
        foreach (var title in new[] { "First story", "Second story" })
        {
            (await writer.Send("/work/learning/stories", "Send", ("Headline", title), ("Words", Script), ("Tags", "home"))).Status.ShouldBe(HttpStatusCode.Found);
            var story = (await editor.Get("/work/learning/stories")).Page.QuerySelector(".gt-rows a[href*='/stories/']")!.GetAttribute("href")!;
            (await editor.Send(story, "Take")).Status.ShouldBe(HttpStatusCode.Found);
            clock.Forward(TimeSpan.FromMinutes(1));
        }

        const string Path = "/work/learning/newsletters/2026-11";
        var (_, draft, _) = await editor.Get(Path);
        draft.QuerySelectorAll("#lines li > strong").Select(s => s.TextContent).Take(2).ShouldBe(["First story", "Second story"]);
        (await editor.Send(Path, "Opening", ("Opening", "Hello"))).Status.ShouldBe(HttpStatusCode.Found);
        (await editor.Send(draft, Path, "Publish")).Status.ShouldBe(HttpStatusCode.Conflict, "the opening is new since it was read");
        (await editor.Send(Path, "Move")).Status.ShouldBe(HttpStatusCode.Found);
        (await visitor.Get("/toolkit/newsletters/2026-11")).Status.ShouldBe(HttpStatusCode.NotFound);

        (await editor.Send(Path, "Publish")).Status.ShouldBe(HttpStatusCode.Found);
        var (_, letter, _) = await visitor.Get("/toolkit/newsletters/2026-11");
        letter.QuerySelectorAll("main h3").Select(h => h.TextContent.Trim()).Take(2).ShouldBe(["Second story", "First story"]);
        letter.QuerySelectorAll("main script").ShouldBeEmpty();
        using var text = await visitor.Send(new HttpRequestMessage(HttpMethod.Get, "/toolkit/newsletters/2026-11.txt"));
        (await text.Content.ReadAsStringAsync()).ShouldContain("* Second story");
        using var feed = await visitor.Send(new HttpRequestMessage(HttpMethod.Get, "/toolkit/newsletters.xml"));
        XDocument.Parse(await feed.Content.ReadAsStringAsync()).Descendants("item").Count().ShouldBe(1);

        (await writer.Send("/work/learning/stories", "Withdraw")).Status.ShouldBe(HttpStatusCode.Found);
        (await visitor.Get("/toolkit/newsletters/2026-11")).Page.QuerySelector("main")!.TextContent.ShouldNotContain("Second story");
        (await visitor.Get("/toolkit/newsletters")).Page.QuerySelector("main")!.TextContent.ShouldContain("No email is sent");
        (await writer.Get(Path)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await editor.Get("/work/learning/newsletters/2026-99")).Status.ShouldBe(HttpStatusCode.NotFound);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Group_PostsFilesAndWhatWasRemoved_AreForThoseWhoTakePart(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        using var one = await Partners.At(world, Partners.Council, "social-worker");
        using var two = await Partners.At(world, Partners.Trust, "hospital-doctor");
        using var editor = await Partners.At(world, Partners.Board, "toolkit-editor");
        using var privacy = await Partners.At(world, Partners.Board, "privacy-officer");
        var (_, _, to) = await one.Send("/work/learning/groups", "", ("Name", "Falls"), ("Purpose", "Fewer of them"));
        var path = to!.ToString();
        (await privacy.Get(path)).Status.ShouldBe(HttpStatusCode.Forbidden, "who does not take part reads no group");
        (await two.Send("/work/learning/groups", "", ("Name", "falls"), ("Purpose", "The same"))).Page.QuerySelector("#Name-error").ShouldNotBeNull();
        (await two.Get(path)).Page.QuerySelector("#write").ShouldBeNull("who has not joined does not write");
        (await two.Send(path, "Join")).Status.ShouldBe(HttpStatusCode.Found);

        (await Post(two, path, "Ask about 999 000 0018", null)).ShouldBe(HttpStatusCode.BadRequest);
        (await Post(two, path, Script, ("a/b/report.pdf", "%PDF-1.7 body"u8.ToArray()))).ShouldBe(HttpStatusCode.Found);
        (await Post(two, path, "Bad file", ("run.pdf", [0x4D, 0x5A, 0, 1]))).ShouldBe(HttpStatusCode.BadRequest);
        var (_, page, _) = await one.Get(path);
        page.QuerySelectorAll("main script").ShouldBeEmpty();
        var file = page.QuerySelector("a[download]")!;
        file.TextContent.ShouldBe("report.pdf");
        using (var fetched = await one.Send(new HttpRequestMessage(HttpMethod.Get, file.GetAttribute("href"))))
        {
            fetched.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
            fetched.Headers.GetValues("X-Content-Type-Options").ShouldContain("nosniff");
            (await fetched.Content.ReadAsStringAsync()).ShouldBe("%PDF-1.7 body");
        }

        (await privacy.Get(file.GetAttribute("href")!)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await one.Get(path + "?q=BOLD")).Page.QuerySelectorAll(".gt-rows > li").Length.ShouldBe(1);
        (await one.Get(path + "?q=quokka")).Page.QuerySelector(".gt-empty")!.TextContent.ShouldContain("Nothing here says that");
        var number = Partners.NumberIn(new Uri(page.QuerySelector("a[href*='answer=']")!.GetAttribute("href")!.Split("answer=")[1], UriKind.Relative));
        (await one.Send($"{path}?answer={number}", "Write", ("Words", "An answer"))).Status.ShouldBe(HttpStatusCode.Found);
        (await one.Get($"{path}?remove={number}")).Page.QuerySelector("#remove").ShouldBeNull("only its writer or an editor removes it");

        (await editor.Send($"{path}?remove={number}", "Remove", ("Why", ""))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await editor.Send($"{path}?remove={number}", "Remove", ("Why", "It was about somebody"))).Status.ShouldBe(HttpStatusCode.Found);
        var text = (await one.Get(path)).Page.QuerySelector("main")!.TextContent;
        text.ShouldContain("It was about somebody");
        text.ShouldNotContain("bold");
        (await one.Get(file.GetAttribute("href")!)).Status.ShouldBe(HttpStatusCode.NotFound, "the file is gone with it");
        (await world.Records.Read(s => s.Statement("select count(*) from toolkit_group_file").First(r => r.GetInt64(0), -1))).ShouldBe(0);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Nomination_SecondedDecidedAndTakenUp_CountsItsSpread(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        using var one = await Partners.At(world, Partners.Council, "social-worker");
        using var same = await Partners.At(world, Partners.Council, "integration-lead");
        using var two = await Partners.At(world, Partners.Trust, "integration-lead");
        using var editor = await Partners.At(world, Partners.Board, "toolkit-editor");
        (await one.Send("/work/learning/nominations", "", ("Name", "Walks"), ("Words", "We walk"), ("Initiative", "nowhere"))).Page.QuerySelector("#Initiative-error").ShouldNotBeNull();
        var (_, _, to) = await one.Send("/work/learning/nominations", "", ("Name", "Walks"), ("Words", Script), ("Initiative", ""));
        var path = to!.ToString().Split('?')[0];

        (await same.Get(path)).Page.QuerySelectorAll("form[action*='handler=Second']").ShouldBeEmpty();
        (await editor.Get(path)).Page.QuerySelectorAll("form[action*='handler=Champion']").ShouldBeEmpty("nobody has seconded it");
        (await two.Send(path, "Second", ("Words", "It works"))).Status.ShouldBe(HttpStatusCode.Found);
        (await editor.Send(path, "Champion", ("Reason", ""))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await editor.Send(path, "Champion", ("Reason", "It spreads"))).Status.ShouldBe(HttpStatusCode.Found);
        (await two.Send(path, "TakeUp", ("Words", "On two wards"))).Status.ShouldBe(HttpStatusCode.Found);

        (await one.Get("/work/learning/nominations")).Page.QuerySelector("main")!.TextContent.ShouldContain("taken up by 1 organisation");
        (await one.Get(path)).Page.QuerySelectorAll("main script").ShouldBeEmpty();
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Engagement_WrittenDownAnsweredAndTakenBack_AddsUp(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        using var one = await Partners.At(world, Partners.Council, "social-worker");
        using var other = await Partners.At(world, Partners.Trust, "hospital-doctor");
        using var visitor = new Site(world);
        const string Path = "/work/learning/engagement";
        (string, string)[] talk = [("HeldOn.Day", "3"), ("HeldOn.Month", "5"), ("HeldOn.Year", "2025"), ("Venue", "Library"), ("People", "12"), ("Method", "walk-in"), ("Themes", "Transport, loneliness"), ("Said", "Buses stop at 6pm"), ("Did", "")];
        (await one.Send(Path, "Add", ("Venue", "Library"), ("People", "-4"))).Page.QuerySelectorAll(".nhsuk-error-message").Length.ShouldBeGreaterThan(3);
        var (_, form, _) = await one.Get(Path);
        for (var i = 0; i < 2; i++) (await one.Send(form, Path, "Add", talk)).Status.ShouldBe(HttpStatusCode.Found);
        (await one.Send(Path, "Add", talk)).Status.ShouldBe(HttpStatusCode.Found);

        (await visitor.Get("/toolkit/engagement")).Page.QuerySelector("main")!.TextContent.ShouldContain("24 people in 1 place");
        var change = (await one.Get(Path)).Page.QuerySelector("a[href*='change=']")!.GetAttribute("href")!;
        (await one.Send(change, "Did", ("Did", "The bus runs until 8pm"))).Status.ShouldBe(HttpStatusCode.Found);
        (await visitor.Get("/toolkit/engagement")).Page.QuerySelector("main")!.TextContent.ShouldContain("The bus runs until 8pm");
        (await other.Get(Path)).Page.QuerySelector(".gt-empty").ShouldNotBeNull();
        (await one.Send(change, "Back", ("Why", "Typed twice"))).Status.ShouldBe(HttpStatusCode.Found);
        (await visitor.Get("/toolkit/engagement")).Page.QuerySelector("main")!.TextContent.ShouldContain("12 people in 1 place");
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/toolkit/events/1")]
    [InlineData("/toolkit/events/none")]
    [InlineData("/toolkit/events/1.ics")]
    [InlineData("/toolkit/offers/1")]
    [InlineData("/toolkit/newsletters/2026-11")]
    [InlineData("/toolkit/newsletters/x.txt")]
    [InlineData("/toolkit/peer-challenges/1")]
    public async Task WhatIsNotThere_IsSaid(string path)
    {
        await using var world = await World.Start();
        using var site = new Site(world);

        (await site.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    private static async Task<HttpStatusCode> Post(Site site, string path, string words, (string Name, byte[] Body)? file)
    {
        var form = (await site.Get(path)).Page.QuerySelector("#write")!;
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]")) content.Add(new StringContent(hidden.GetAttribute("value")!, Encoding.UTF8), hidden.GetAttribute("name")!);
        content.Add(new StringContent(words, Encoding.UTF8), "Words");
        if (file is { } given)
        {
            var body = new ByteArrayContent(given.Body);
            body.Headers.ContentType = new MediaTypeHeaderValue("text/html");
            content.Add(body, "File", given.Name);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action"));
        request.Content = content;
        using var answer = await site.Send(request);
        return answer.StatusCode;
    }
}
