using System.Net;
using Goldthread.Record.Access;
using Goldthread.Record.People;
using Goldthread.Record.Tests.People;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.Tests.Pages;

/// <summary>Keeping things back and letting them go, through the pages.</summary>
public sealed class WithheldPagesTests : IAsyncLifetime
{
    private World _world = null!;
    private Site _site = null!;
    private string _record = "";
    private string _condition = "";

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        _site = new Site(_world);
        var sender = await _world.Professional("GP1", "system");
        await sender.Put("Patient/x", Patients.Json("x", null, null, "Edith", "Smith", "1942-07-05"));
        _condition = "Condition/" + await sender.Add("""{"resourceType":"Condition","subject":{"reference":"Patient/x"},"code":{"text":"Bruises"}}""");
        await _world.DeliverEvents();
        _record = "/work/people/" + (await _world.Services.GetRequiredService<PersonDirectory>().Find(FindText.Read("smith"))).ShouldHaveSingleItem().Key;
    }

    public async Task DisposeAsync()
    {
        _site.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Keep_FromTheTimeline_HidesItFromThoseMeantAndShowsWhatWasDone()
    {
        await _site.SignIn("GP1", "social-worker");
        var (_, timeline, _) = await _site.Get(_record + "/timeline");
        var keep = timeline.QuerySelectorAll("a").First(a => a.TextContent == "Keep this from someone: Bruises").GetAttribute("href")!;
        keep.ShouldBe($"{_record}/withheld/keep/{_condition}");
        var (_, form, _) = await _site.Get(keep);

        var (_, _, to) = await _site.Post(keep, Site.Token(form), ("Reason", "Safeguarding"), ("Words", "Her son must not know"));
        var (_, list, _) = await _site.Get(to!.ToString());

        list.QuerySelector(".nhsuk-notification-banner")!.TextContent.ShouldContain("It is kept back from now on.");
        var card = list.QuerySelector(".nhsuk-card")!.TextContent;
        card.ShouldContain("Bruises");
        card.ShouldContain("Showing it could put somebody at risk");
        card.ShouldContain("The person, those they chose, and professionals who do not deal with safeguarding.");
        card.ShouldContain("Her son must not know");
        card.ShouldContain("The social-worker of GP1");
        var other = new Site(_world);
        await other.SignIn("GP1", "district-nurse");
        (await other.Get(_record + "/timeline")).Page.Body!.TextContent.ShouldContain("Bruises", customMessage: "the keeper's own people");
        other.Dispose();
    }

    [Fact]
    public async Task Release_WithAReason_TakesItBack()
    {
        await Keep("Safeguarding");
        var (_, list, _) = await _site.Get(_record + "/withheld");
        var release = list.QuerySelector(".nhsuk-card a")!.GetAttribute("href")!;
        var (_, form, _) = await _site.Get(release);
        (await _site.Post(release, Site.Token(form), ("Words", " "))).Page.QuerySelector(".nhsuk-error-summary a")!.TextContent.ShouldBe("Say why it need not be kept back any more");

        var (_, _, to) = await _site.Post(release, Site.Token(form), ("Words", "He has moved away"));

        (await _site.Get(to!.ToString())).Page.QuerySelector(".gt-empty")!.TextContent.ShouldBe("Nothing that you can see is kept from anybody.");
        (await _site.Post(release, Site.Token(form), ("Words", "Once more"))).Page.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain("It is not kept back for this reason any more.");
    }

    [Fact]
    public async Task Keep_NothingChosen_SaysWhatIsMissingAndKeepsTheWords()
    {
        await _site.SignIn("GP1", "gp");
        var keep = $"{_record}/withheld/keep/{_condition}";
        var (_, form, _) = await _site.Get(keep);

        var (status, page, _) = await _site.Post(keep, Site.Token(form), ("Words", "Because"));

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain("Choose why it should be kept back");
        page.GetElementById("Words")!.TextContent.Trim().ShouldBe("Because");
    }

    [Theory]
    [InlineData("Restricted")]
    [InlineData("Elsewhere")]
    [InlineData("All")]
    [InlineData("2")]
    public async Task Keep_ReasonThatIsNoChoice_IsRefused(string reason)
    {
        await _site.SignIn("GP1", "gp");
        var keep = $"{_record}/withheld/keep/{_condition}";
        var (_, form, _) = await _site.Get(keep);

        (await _site.Post(keep, Site.Token(form), ("Reason", reason), ("Words", "Because"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("Condition/none-such")]
    [InlineData("Patient/x")]
    public async Task Keep_WhatIsNotThereOrIsThePersonThemself_IsRefused(string reference)
    {
        await _site.SignIn("GP1", "gp");
        var token = Site.Token((await _site.Get($"{_record}/withheld/keep/{_condition}")).Page);

        var (status, _, _) = await _site.Post($"{_record}/withheld/keep/{reference}", token, ("Reason", "Sealed"), ("Words", "Because"));

        ((int)status).ShouldBeInRange(400, 404);
        (await _site.Get(_record + "/withheld")).Page.QuerySelector(".nhsuk-card").ShouldBeNull();
    }

    [Fact]
    public async Task OpenSeals_WhetherOrNotAnythingIsSealed_AnswersTheSame()
    {
        await Give("GP3");
        using var stranger = new Site(_world);
        await stranger.SignIn("GP3", "gp");
        var before = (await stranger.Get(_record + "/withheld/open-seals")).Page.QuerySelector("main")!.TextContent;
        await Keep("Sealed");

        var (_, form, _) = await stranger.Get(_record + "/withheld/open-seals");

        form.QuerySelector("main")!.TextContent.ShouldBe(before);
        (await stranger.Get(_record + "/timeline")).Page.Body!.TextContent.ShouldNotContain("Bruises");
        (await stranger.Get(_record + "/withheld")).Page.QuerySelector(".nhsuk-card").ShouldBeNull();
        (await stranger.Post(_record + "/withheld/open-seals", Site.Token(form), ("Reason", "She agreed this morning"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await stranger.Post(_record + "/withheld/open-seals", Site.Token(form), ("Basis", "Consent"), ("Reason", "She agreed this morning"))).To!.ToString().ShouldBe(_record);
        (await stranger.Get(_record + "/timeline")).Page.Body!.TextContent.ShouldContain("Bruises");
        (await _world.Records.Read(s => AlertTable.In(s, AlertStates.Open, 10))).ShouldHaveSingleItem().Kind.ShouldBe(AlertKinds.SealOpened);
    }

    [Theory]
    [InlineData("district-nurse", "/withheld")]
    [InlineData("district-nurse", "/withheld/keep/Condition/x")]
    [InlineData("district-nurse", "/withheld/release/Condition/x/Sealed")]
    [InlineData("social-worker", "/withheld/open-seals")]
    [InlineData("privacy-officer", "/withheld")]
    public async Task Get_RoleWithoutTheRight_IsRefused(string role, string path)
    {
        await _site.SignIn("GP1", role);

        (await _site.Get(_record + path)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await _site.Get(_record + "/timeline")).Page.Body!.TextContent.ShouldNotContain(role == "social-worker" ? "Open what is sealed" : "Keep this from someone");
    }

    private async Task Keep(string reason)
    {
        await _site.SignIn("GP1", "gp");
        var keep = $"{_record}/withheld/keep/{_condition}";
        var (_, form, _) = await _site.Get(keep);
        (await _site.Post(keep, Site.Token(form), ("Reason", reason), ("Words", "It was asked for"))).Status.ShouldBe(HttpStatusCode.Found);
    }

    private Task Give(string organisation) => Access.KernelTests.Give(_world, _record["/work/people/".Length..], organisation, Goldthread.Fhir.Storage.SightGround.Referred);
}
