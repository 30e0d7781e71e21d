using System.Net;
using Goldthread.Support;
using Goldthread.Toolkit.Shelf;
using Goldthread.Toolkit.Writing.Remarks;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Toolkit.Tests.Pages;

/// <summary>What testers say of a draft, and what readers say is wrong, over HTTP.</summary>
public sealed class FeedbackPagesTests
{
    private const string Test = "/work/toolkit/test/initiative/walking-football";
    private const string Review = "/work/toolkit/review/initiative/walking-football";
    private const string Somerset = "/toolkit/initiatives/somerset-home-first";
    private const string Wrong = "/toolkit/wrong/initiative/somerset-home-first";

    [DatabaseTheory]
    public async Task Draft_TestedAndChanged_SaysSoOncePublished(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        using var writer = await WritingPagesTests.SignedIn(world, "ZZLA01", "integration-lead");
        using var tester = await WritingPagesTests.SignedIn(world, "ZZAC01", "integration-lead");
        using var notAsked = await WritingPagesTests.SignedIn(world, "ZZCM01", "integration-lead");
        using var editor = await WritingPagesTests.SignedIn(world, "ZZIB01", "toolkit-editor");
        await WritingPagesTests.Post(writer, "/work/toolkit/write", WritingPagesTests.Whole("submit"));
        (await tester.Get(Test)).Status.ShouldBe(HttpStatusCode.NotFound, "it is not open yet");

        (await WritingPagesTests.Post(editor, Review + "?handler=Open", Review, ("Organisations", "ZZ-nobody"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        await WritingPagesTests.Post(editor, Review + "?handler=Open", Review, ("Organisations", "ZZAC01"));
        (await notAsked.Get(Test)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await writer.Get(Test)).Status.ShouldBe(HttpStatusCode.NotFound, "who wrote it does not test it");
        (await tester.Get("/work/toolkit")).Page.QuerySelector($"a[href='{Test}']").ShouldNotBeNull();

        var empty = await WritingPagesTests.Post(tester, Test);
        empty.Status.ShouldBe(HttpStatusCode.BadRequest);
        empty.Page.QuerySelectorAll(".nhsuk-error-summary a").Length.ShouldBe(2);
        (await WritingPagesTests.Post(tester, Test, ("Sense", "partly"), ("Missing", "What it cost"), ("WouldUse", "yes"))).Status.ShouldBe(HttpStatusCode.Found);
        (await WritingPagesTests.Post(tester, Test, ("Sense", "partly"), ("Missing", "What it cost a year"), ("WouldUse", "yes"))).Status.ShouldBe(HttpStatusCode.Found);

        var review = (await editor.Get(Review)).Page;
        review.QuerySelector("main")!.TextContent.ShouldContain("What it cost a year");
        review.QuerySelectorAll("form[action*='handler=Reply']").Length.ShouldBe(1, "the second answer took the place of the first");
        (await WritingPagesTests.Post(editor, Review + "?handler=Reply", Review, ("tester", "integration-lead-of-ZZAC01"), ("Reply", " "))).Page.QuerySelector("[id$='-error']").ShouldNotBeNull();
        await WritingPagesTests.Post(editor, Review + "?handler=Reply", Review, ("tester", "integration-lead-of-ZZAC01"), ("Reply", "The cost stands there now."));
        (await tester.Get(Test)).Page.QuerySelector("main")!.TextContent.ShouldContain("The cost stands there now.");

        (await writer.Get("/work/toolkit/write/walking-football")).Page.QuerySelector(".nhsuk-details")!.TextContent.ShouldContain("What it cost a year");

        await WritingPagesTests.Publish(editor);
        var page = (await tester.Get("/toolkit/initiatives/walking-football")).Page.QuerySelector("main")!.TextContent;
        page.ShouldContain("Tested with 1 organisation");
        page.ShouldContain("The cost stands there now.");
        page.ShouldNotContain("What it cost a year", customMessage: "what a tester wrote is for those who work on the draft");
        (await tester.Get(Test)).Status.ShouldBe(HttpStatusCode.NotFound);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Draft_DroppedAfterTesting_TakesWhatWasSaidWithIt()
    {
        await using var world = await World.Start();
        using var writer = await WritingPagesTests.SignedIn(world, "ZZLA01", "integration-lead");
        using var tester = await WritingPagesTests.SignedIn(world, "ZZAC01", "integration-lead");
        using var editor = await WritingPagesTests.SignedIn(world, "ZZIB01", "toolkit-editor");
        await WritingPagesTests.Post(writer, "/work/toolkit/write", WritingPagesTests.Whole("submit"));
        await WritingPagesTests.Post(editor, Review + "?handler=Open", Review);
        await WritingPagesTests.Post(tester, Test, ("Sense", "yes"), ("WouldUse", "yes"));
        await WritingPagesTests.Post(editor, Review + "?handler=Drop", Review, ("Seen", WritingPagesTests.Seen((await editor.Get(Review)).Page)));

        await WritingPagesTests.Post(writer, "/work/toolkit/write", WritingPagesTests.Whole("submit"));
        await WritingPagesTests.Publish(editor);

        (await tester.Get("/toolkit/initiatives/walking-football")).Page.QuerySelector("main")!.TextContent.ShouldNotContain("Tested with");
    }

    [DatabaseTheory]
    public async Task Remark_OfAVisitor_IsAnsweredForAllAndItsWordsGo(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await world.Services.GetRequiredService<ShippedLibrary>().Load();
        using var visitor = new Site(world);
        using var editor = await WritingPagesTests.SignedIn(world, "ZZIB01", "toolkit-editor");
        using var lead = await WritingPagesTests.SignedIn(world, "ZZLA01", "integration-lead");
        (await visitor.Get(Somerset)).Page.QuerySelector($"a[href='{Wrong}']").ShouldNotBeNull();

        (await WritingPagesTests.Post(visitor, Wrong, ("Words", " "))).Page.QuerySelector("#Words-error").ShouldNotBeNull();
        var tooLong = await WritingPagesTests.Post(visitor, Wrong, ("Words", new string('x', RemarkDesk.Longest + 1)));
        tooLong.Page.QuerySelector("#Words")!.TextContent.Trim().Length.ShouldBe(RemarkDesk.Longest + 1);
        (await WritingPagesTests.Post(visitor, Wrong, ("Words", "There is a newer report"))).To!.OriginalString.ShouldBe(Somerset + "?done=told");
        (await WritingPagesTests.Post(visitor, Wrong, ("Words", "There is a newer report"))).Status.ShouldBe(HttpStatusCode.Found);

        (await lead.Get("/work/toolkit")).Page.QuerySelector("main")!.TextContent.ShouldNotContain("There is a newer report", customMessage: "it is not theirs");
        (await editor.Get("/work/toolkit")).Page.QuerySelector("main")!.TextContent.ShouldContain("There is a newer report");
        const string keep = "/work/toolkit/keep/initiative/somerset-home-first";
        var number = (await editor.Get(keep)).Page.QuerySelectorAll("input[name=remark]").ShouldHaveSingleItem("the same words twice are one remark").GetAttribute("value")!;
        (await WritingPagesTests.Post(editor, keep + "?handler=Answer", keep, ("remark", number), ("Answer", ""))).Page.QuerySelector($"#Answer-{number}-error").ShouldNotBeNull();
        (await WritingPagesTests.Post(editor, keep + "?handler=Answer", keep, ("remark", number), ("Answer", "The newer report is its source now."))).Status.ShouldBe(HttpStatusCode.Found);

        (await visitor.Get(Somerset)).Page.QuerySelector("main")!.TextContent.ShouldContain("The newer report is its source now.");
        (await world.Services.GetRequiredService<RemarkDesk>().Of(ItemKind.Initiative, "somerset-home-first")).ShouldHaveSingleItem().Words.ShouldBeEmpty();
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Remark_OneAfterTheOther_IsStoppedForAnHour()
    {
        var clock = new StepClock();
        await using var world = await World.Start(clock: clock);
        await world.Services.GetRequiredService<ShippedLibrary>().Load();
        var desk = world.Services.GetRequiredService<RemarkDesk>();

        for (var i = 0; i < 5; i++) (await desk.Say(ItemKind.Initiative, "somerset-home-first", $"Wrong {i}", "here")).Succeeded.ShouldBeTrue();
        (await desk.Say(ItemKind.Initiative, "somerset-home-first", "Wrong again", "here")).Fault.Path.ShouldBe("Words");
        (await desk.Say(ItemKind.Initiative, "somerset-home-first", "Wrong again", "elsewhere")).Succeeded.ShouldBeTrue();
        (await desk.Say(ItemKind.Initiative, "nowhere", "Wrong", "elsewhere")).Succeeded.ShouldBeFalse();
    }

    [Theory]
    [InlineData("/toolkit/wrong/initiative/nowhere")]
    [InlineData("/toolkit/wrong/nothing/somerset-home-first")]
    [InlineData("/toolkit/earlier/initiative/nowhere")]
    [InlineData("/toolkit/evidence/mitigators/nowhere")]
    public async Task WhatIsNotThere_IsSaid(string path)
    {
        await using var world = await World.Start();
        using var visitor = new Site(world);

        (await visitor.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task MapMitigatorsAndTheirFile_AreForEverybody()
    {
        await using var world = await World.Start();
        await world.Services.GetRequiredService<ShippedLibrary>().Load();
        using var visitor = new Site(world);

        var map = (await visitor.Get("/toolkit/map")).Page;
        map.QuerySelectorAll("main svg circle").Length.ShouldBe(15);
        map.QuerySelector("main")!.TextContent.ShouldContain("The Veterans Health Administration");
        (await visitor.Get("/toolkit/evidence/mitigators")).Page.QuerySelectorAll("main tbody tr").Length.ShouldBe(36);
        (await visitor.Get("/toolkit/search?q=IP-AA-016")).Page.QuerySelector(".gt-services a")!.GetAttribute("href").ShouldBe("/toolkit/evidence/mitigators/falls-stays");
        using var file = await visitor.Send(new HttpRequestMessage(HttpMethod.Get, "/toolkit/evidence/mitigators.csv"));
        file.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
    }
}
