using System.Net;
using AngleSharp.Dom;
using Goldthread.Support;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;
using Goldthread.Toolkit.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Toolkit.Tests.Pages;

/// <summary>Writing for the toolkit over HTTP: drafts, a second person, what is published, two at once.</summary>
public sealed class WritingPagesTests
{
    private const string Write = "/work/toolkit/write";
    private const string Review = "/work/toolkit/review/initiative/walking-football";

    [DatabaseTheory]
    public async Task Draft_WrittenHandedInAndPublishedByAnother_IsFoundAtOnceAndItsEarlierVersionRead(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        using var writer = await SignedIn(world, "ZZLA01", "integration-lead");
        using var editor = await SignedIn(world, "ZZIB01", "toolkit-editor");
        using var visitor = new Site(world);

        (await Post(writer, Write, Whole("submit"))).To!.OriginalString.ShouldBe("/work/toolkit?done=submitted");
        (await Found(visitor)).ShouldBe(0, "a draft is not public");
        (await Publish(editor)).To!.OriginalString.ShouldBe("/work/toolkit?done=published");
        (await Found(visitor)).ShouldBe(1);
        (await visitor.Get("/toolkit/initiatives/walking-football")).Page.QuerySelector("main")!.TextContent.ShouldContain("a fifth fewer");

        var form = (await writer.Get(Write + "/walking-football")).Page;
        form.QuerySelector("input[name='Answer.Outcomes[0].Quoted']")!.GetAttribute("value").ShouldBe("a fifth fewer");
        await Post(writer, Write + "/walking-football", [.. Whole("submit").Select(f => f.Name == "Answer.Outcomes[0].Quoted" ? (f.Name, "a quarter fewer") : f), ("Seen", Seen(form))]);
        var review = (await editor.Get(Review)).Page.QuerySelector("table")!.TextContent;
        review.ShouldContain("a fifth fewer");
        review.ShouldContain("a quarter fewer");
        review.ShouldNotContain("Wrenfield Council");
        await Publish(editor);

        var now = (await visitor.Get("/toolkit/initiatives/walking-football")).Page.QuerySelector("main")!;
        now.TextContent.ShouldContain("a quarter fewer");
        now.QuerySelector("#keeping + p")!.TextContent.ShouldContain("Version 2");
        (await visitor.Get("/toolkit/earlier/initiative/walking-football?version=1")).Page.QuerySelector("main")!.TextContent.ShouldContain("a fifth fewer");
        (await visitor.Get("/toolkit/earlier/initiative/walking-football?version=7")).Status.ShouldBe(HttpStatusCode.NotFound);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Draft_TwoAtOnce_TheSecondIsToldAndLosesNothing(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        using var first = await SignedIn(world, "ZZLA01", "integration-lead");
        using var second = await SignedIn(world, "ZZLA01", "councillor");
        await Post(first, Write, Whole("save"));
        var (a, b) = ((await first.Get(Write + "/walking-football")).Page, (await second.Get(Write + "/walking-football")).Page);

        (await Post(first, Write + "/walking-football", [.. Whole("save", summary: "Theirs."), ("Seen", Seen(a))])).Status.ShouldBe(HttpStatusCode.Found);
        var told = await Post(second, Write + "/walking-football", [.. Whole("save", summary: "Mine."), ("Seen", Seen(b))]);

        told.Status.ShouldBe(HttpStatusCode.Conflict);
        told.Page.QuerySelector("#Answer_Summary")!.TextContent.Trim().ShouldBe("Mine.");
        told.Page.QuerySelector("table")!.TextContent.ShouldContain("Theirs.");
        (await Post(second, Write + "/walking-football", [.. Whole("save", summary: "Mine."), ("Seen", Seen(told.Page))])).Status.ShouldBe(HttpStatusCode.Found);
        DraftText.Words((await Draft(world)).Document, "summary").ShouldBe("Mine.");
    }

    [Fact]
    public async Task Form_SentTwice_MakesOne()
    {
        await using var world = await World.Start();
        using var writer = await SignedIn(world, "ZZLA01", "integration-lead");

        (await Post(writer, Write, Whole("save"))).Status.ShouldBe(HttpStatusCode.Found);
        (await Post(writer, Write, Whole("save"))).Status.ShouldBe(HttpStatusCode.Found);

        (await world.Services.GetRequiredService<WritingDesk>().Drafts()).ShouldHaveSingleItem().Steps.ShouldHaveSingleItem();
        var other = await Post(writer, Write, Whole("save", summary: "Another of the same name."));
        other.Status.ShouldBe(HttpStatusCode.BadRequest);
        other.Page.QuerySelector("#Answer_Title-error").ShouldNotBeNull();
    }

    [Fact]
    public async Task Form_RowsAddedAndRemoved_KeepEverythingThatWasTyped()
    {
        await using var world = await World.Start();
        using var writer = await SignedIn(world, "ZZLA01", "integration-lead");

        var more = (await Post(writer, Write, Whole("add-outcomes"))).Page;
        Value(more, "Answer.Outcomes[0].Quoted").ShouldBe("a fifth fewer");
        Value(more, "Answer.Outcomes[1].Quoted").ShouldBeNullOrEmpty();
        more.QuerySelector("#Answer_Summary")!.TextContent.Trim().ShouldBe("Older people play.");
        more.QuerySelectorAll(".nhsuk-error-summary").ShouldBeEmpty("nothing was handed in");

        var less = (await Post(writer, Write, [.. Whole("remove-outcomes-0"), ("Answer.Outcomes[1].Quoted", "the second")])).Page;
        Value(less, "Answer.Outcomes[0].Quoted").ShouldBe("the second");
        less.QuerySelector("input[name='Answer.Outcomes[1].Quoted']").ShouldBeNull();
        Value((await Post(writer, Write, Whole("add-references"))).Page, "Answer.References[1].Id").ShouldBe("source-1");
        (await world.Services.GetRequiredService<WritingDesk>().Drafts()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Submit_FigureWithoutSource_IsRefusedBesideTheFigureAndNothingIsLost()
    {
        await using var world = await World.Start();
        using var writer = await SignedIn(world, "ZZLA01", "integration-lead");

        var (status, page, _) = await Post(writer, Write, [.. Whole("submit").Select(f => f.Name == "Answer.Outcomes[0].Source" ? (f.Name, "") : f)]);

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector("#Answer_Outcomes_0__Source-error")!.TextContent.ShouldContain("needs its source");
        page.QuerySelector(".nhsuk-error-summary a")!.GetAttribute("href").ShouldBe("#Answer_Outcomes_0__Source");
        Value(page, "Answer.Outcomes[0].Quoted").ShouldBe("a fifth fewer");
        page.QuerySelector("input[value=falls]")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task Save_WhatIsNotWhole_IsKeptAsADraft()
    {
        await using var world = await World.Start();
        using var writer = await SignedIn(world, "ZZLA01", "integration-lead");

        (await Post(writer, Write, ("act", "save"), ("Answer.Title", "Walking football"), ("Answer.Outcomes[0].Value", "about 20"))).Status.ShouldBe(HttpStatusCode.Found);

        Value((await writer.Get(Write + "/walking-football")).Page, "Answer.Outcomes[0].Value").ShouldBe("about 20");
        (await Post(writer, Write, ("act", "save"))).Page.QuerySelector("#Answer_Title-error").ShouldNotBeNull();
    }

    [Fact]
    public async Task Publish_ByWhoWroteIt_IsRefusedAndByTheSecondEditorToo_WhenTheFirstHasDoneIt()
    {
        await using var world = await World.Start();
        using var first = await SignedIn(world, "ZZIB01", "toolkit-editor");
        using var second = await SignedIn(world, "ZZIB02", "toolkit-editor");
        using var third = await SignedIn(world, "ZZIB03", "toolkit-editor");
        await Post(first, Write, Whole("submit"));

        (await first.Get(Review)).Page.QuerySelector("main")!.TextContent.ShouldContain("Another editor publishes it");
        (await Publish(first)).Status.ShouldBe(HttpStatusCode.Forbidden);
        var read = (await third.Get(Review)).Page;
        (await Publish(second)).Status.ShouldBe(HttpStatusCode.Found);
        (await Publish(third, read)).To!.OriginalString.ShouldBe("/work/toolkit?done=gone");
        (await third.Get("/work/toolkit?done=gone")).Page.QuerySelector("main")!.TextContent.ShouldContain("Somebody else has published");
    }

    [Fact]
    public async Task SentBack_WithAReason_TheWriterReadsItAndHandsItInAgain()
    {
        await using var world = await World.Start();
        using var writer = await SignedIn(world, "ZZLA01", "integration-lead");
        using var editor = await SignedIn(world, "ZZIB01", "toolkit-editor");
        await Post(writer, Write, Whole("submit"));

        (await Post(editor, Review + "?handler=Back", Review)).Status.ShouldBe(HttpStatusCode.BadRequest, "a reason is needed");
        (await Post(editor, Review + "?handler=Back", Review, ("Seen", Seen((await editor.Get(Review)).Page)), ("Reason", "Say what it cost"))).To!.OriginalString.ShouldBe("/work/toolkit?done=back");

        (await writer.Get("/work/toolkit")).Page.QuerySelector("main")!.TextContent.ShouldContain("Say what it cost");
        var form = (await writer.Get(Write + "/walking-football")).Page;
        form.QuerySelector(".nhsuk-inset-text")!.TextContent.ShouldContain("Say what it cost");
        (await editor.Get(Review)).Page.QuerySelector("form[action*='handler=Publish']").ShouldBeNull();
        await Post(writer, Write + "/walking-football", [.. Whole("submit"), ("Seen", Seen(form))]);
        (await Publish(editor)).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Drop_ADraft_LeavesWhatIsPublishedAndTheTitleFree()
    {
        await using var world = await World.Start();
        using var writer = await SignedIn(world, "ZZLA01", "integration-lead");
        await Post(writer, Write, Whole("submit"));

        var form = (await writer.Get(Write + "/walking-football")).Page;
        (await Post(writer, Write + "/walking-football?handler=Drop", Write + "/walking-football", ("Seen", Seen(form)))).To!.OriginalString.ShouldBe("/work/toolkit?done=dropped");

        (await writer.Get(Write + "/walking-football")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Post(writer, Write, Whole("save"))).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Theory]
    [InlineData("integration-lead", "ZZLA02", "/work/toolkit/write/walking-football", HttpStatusCode.Forbidden)]
    [InlineData("integration-lead", "ZZLA02", Review, HttpStatusCode.Forbidden)]
    [InlineData("integration-lead", "ZZLA02", "/work/toolkit/document/claim", HttpStatusCode.Forbidden)]
    [InlineData("integration-lead", "ZZLA02", "/work/toolkit/keep/initiative/somerset-home-first", HttpStatusCode.Forbidden)]
    [InlineData("administrator", "ZZIT01", "/work/toolkit", HttpStatusCode.Forbidden)]
    [InlineData("toolkit-editor", "ZZIB01", "/work/toolkit/write/nowhere", HttpStatusCode.NotFound)]
    [InlineData("toolkit-editor", "ZZIB01", "/work/toolkit/review/nothing/nowhere", HttpStatusCode.NotFound)]
    [InlineData("toolkit-editor", "ZZIB01", "/work/toolkit/document/nothing", HttpStatusCode.NotFound)]
    public async Task Page_WithoutTheRight_IsNotShown(string role, string organisation, string path, HttpStatusCode expected)
    {
        await using var world = await World.Start();
        await world.Services.GetRequiredService<ShippedLibrary>().Load();
        using var writer = await SignedIn(world, "ZZLA01", "integration-lead");
        await Post(writer, Write, Whole("submit"));
        using var other = await SignedIn(world, organisation, role);

        var (status, _, to) = await other.Get(path);

        (status == HttpStatusCode.Found && to!.OriginalString.Contains("403", StringComparison.Ordinal) ? HttpStatusCode.Forbidden : status).ShouldBe(expected);
    }

    [Fact]
    public async Task Document_OfAnotherKind_IsCheckedByFieldAndPublished()
    {
        await using var world = await World.Start();
        await world.Services.GetRequiredService<ShippedLibrary>().Load();
        using var first = await SignedIn(world, "ZZIB01", "toolkit-editor");
        using var second = await SignedIn(world, "ZZIB02", "toolkit-editor");
        const string path = "/work/toolkit/document/signpost/unit-costs";
        var form = (await first.Get(path)).Page;
        var text = form.QuerySelector("#Text")!.TextContent;

        var wrong = await Post(first, path, ("act", "submit"), ("Seen", Seen(form)), ("Text", text.Replace("\"title\":", "\"heading\":", StringComparison.Ordinal)));
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.Page.QuerySelector("#Text-error")!.TextContent.ShouldContain("heading: This cannot be read, line 3");
        wrong.Page.QuerySelector("#Text")!.TextContent.ShouldContain("\"heading\":");
        (await Post(first, path, ("act", "submit"), ("Seen", Seen(form)), ("Text", text.Replace("\"unit-costs\"", "\"other-costs\"", StringComparison.Ordinal)))).Page.QuerySelector("#Text-error")!.TextContent.ShouldContain("never changes");

        (await Post(first, path, ("act", "submit"), ("Seen", Seen(form)), ("Text", text.Replace("\"summary\": \"", "\"summary\": \"Read anew. ", StringComparison.Ordinal)))).Status.ShouldBe(HttpStatusCode.Found);
        (await Publish(second, null, "/work/toolkit/review/signpost/unit-costs")).Status.ShouldBe(HttpStatusCode.Found);
        (await first.Get("/toolkit/signposts/unit-costs")).Page.QuerySelector("main")!.TextContent.ShouldContain("Read anew.");
    }

    [Fact]
    public async Task StillRight_MovesTheDayAndALaterLibraryStillArrives()
    {
        var clock = new SetClock { Now = new DateTimeOffset(2028, 1, 10, 9, 0, 0, TimeSpan.Zero) };
        await using var world = await World.Start(clock: clock);
        await world.Services.GetRequiredService<ShippedLibrary>().Load();
        using var editor = await SignedIn(world, "ZZIB01", "toolkit-editor");
        const string path = "/work/toolkit/keep/initiative/somerset-home-first";
        (await editor.Get("/work/toolkit")).Page.QuerySelector("main")!.TextContent.ShouldContain("Home first in Somerset");

        (await Post(editor, path + "?handler=Right", path, ("version", "1"), ("ReviewOn.Day", "1"), ("ReviewOn.Month", "2"), ("ReviewOn.Year", "2029"))).Status.ShouldBe(HttpStatusCode.Found);

        var page = (await editor.Get("/toolkit/initiatives/somerset-home-first")).Page.QuerySelector("main")!.TextContent;
        page.ShouldContain("to be read again by Thursday 1 February 2029");
        page.ShouldContain("Version 1");
        (await world.Services.GetRequiredService<ToolkitShelf>().All()).Single(i => i.Id == "somerset-home-first").ReviewOn.ShouldBe(new DateOnly(2029, 2, 1));
        (await Post(editor, path + "?handler=Right", path, ("version", "1"), ("ReviewOn.Day", "1"), ("ReviewOn.Month", "2"), ("ReviewOn.Year", "2020"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    internal static async Task<Site> SignedIn(World world, string organisation, string role)
    {
        var site = new Site(world);
        await site.SignIn(organisation, role);
        return site;
    }

    internal static (string Name, string Value)[] Whole(string act, string summary = "Older people play.") =>
    [
        ("act", act), ("Answer.Title", "Walking football"), ("Answer.Summary", summary), ("Answer.Owner", "Wrenfield Council"), ("Answer.Place", "Wrenfield"), ("Answer.Country", "England"), ("Answer.Partners", "Wrenfield Council"),
        ("Answer.People", "People over 65"), ("Answer.Level", "place"), ("Answer.Interventions", "falls"), ("Answer.Story", "They *play*."), ("Answer.References[0].Id", "r"), ("Answer.References[0].Title", "A report"),
        ("Answer.References[0].Publisher", "Wrenfield Council"), ("Answer.Outcomes[0].Name", "Falls"), ("Answer.Outcomes[0].Quoted", "a fifth fewer"), ("Answer.Outcomes[0].Theme", "health"), ("Answer.Outcomes[0].Source", "r"),
    ];

    internal static Task<(HttpStatusCode Status, IDocument Page, Uri? To)> Publish(Site editor, IDocument? read = null, string path = Review) => PublishIt(editor, read, path);

    internal static async Task<(HttpStatusCode Status, IDocument Page, Uri? To)> Post(Site site, string path, params (string Name, string Value)[] fields) => await Post(site, path, path, fields);

    internal static async Task<(HttpStatusCode Status, IDocument Page, Uri? To)> Post(Site site, string path, string form, params (string Name, string Value)[] fields) =>
        await site.Post(path, Site.Token((await site.Get(form)).Page), fields);

    internal static string Seen(IDocument page) => page.QuerySelector("input[name=Seen]")!.GetAttribute("value")!;

    private static async Task<(HttpStatusCode Status, IDocument Page, Uri? To)> PublishIt(Site editor, IDocument? read, string path)
    {
        var page = read ?? (await editor.Get(path)).Page;
        return await editor.Post(path + "?handler=Publish", Site.Token(page), ("Seen", Seen(page)), ("ReviewOn.Day", "1"), ("ReviewOn.Month", "6"), ("ReviewOn.Year", (DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()).Year + 1).ToString()));
    }

    private static string? Value(IDocument page, string name) => page.QuerySelector($"input[name='{name}']")!.GetAttribute("value");

    private static async Task<int> Found(Site visitor) => (await visitor.Get("/toolkit/search?q=walking+football")).Page.QuerySelectorAll(".gt-services > li").Length;

    private static async Task<ItemDraft> Draft(World world) => (await world.Services.GetRequiredService<WritingDesk>().Find(ItemKind.Initiative, "walking-football"))!.Item.Draft!;
}
