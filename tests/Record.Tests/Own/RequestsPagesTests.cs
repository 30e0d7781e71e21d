using System.Net;
using AngleSharp.Dom;
using Goldthread.Fhir.Storage;
using Goldthread.Record.Tests.Access;
using Goldthread.Support;

namespace Goldthread.Record.Tests.Own;

/// <summary>What people asked for reaches somebody who answers, and the person reads the answer.</summary>
public sealed class RequestsPagesTests
{
    [DatabaseTheory]
    public async Task Correction_IsAnsweredByWhoWroteIt_AndThePersonReadsTheAnswer(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var (gp, patient) = await MePagesTests.Start(world);
        var problem = await MePagesTests.Problem(gp, patient, "Diabetes");
        using var edie = await MePagesTests.SignIn(world, "edie", "person", MePagesTests.Number);
        using var doctor = new Site(world);
        await doctor.SignIn("GP1");
        using var stranger = new Site(world);
        await stranger.SignIn("OTHER");
        var (_, form, _) = await edie.Get($"/me/wrong?about=Condition/{problem}");
        await edie.Post($"/me/wrong?about=Condition/{problem}", Site.Token(form), ("wrong", "I never had this"));
        (await edie.Get("/me/record")).Page.Body!.TextContent.ShouldContain("They have not answered yet.");

        (await stranger.Get("/work/requests")).Page.Body!.TextContent.ShouldContain("Nobody waits for an answer.");
        var queue = (await doctor.Get("/work/requests")).Page;
        var address = queue.QuerySelector("main a[href$='/requests']")!.GetAttribute("href")!;
        var (_, page, _) = await doctor.Get(address);
        page.Body!.TextContent.ShouldContain("I never had this");
        page.Body!.TextContent.ShouldContain("Diabetes");
        (string, string)[] answer = [("Id", Value(page, "Id")), ("Seen", Value(page, "Seen"))];
        var (empty, again, _) = await doctor.Post(address + "?handler=Answer", Site.Token(page), [.. answer, ("Decision", "yes")]);
        (empty, again.QuerySelector(".nhsuk-error-summary")!.TextContent).ShouldSatisfyAllConditions(
            a => a.empty.ShouldBe(HttpStatusCode.BadRequest), a => a.Item2.ShouldContain("Write an answer"));
        var (_, _, to) = await doctor.Post(address + "?handler=Answer", Site.Token(page), [.. answer, ("Decision", "yes"), ("Words", "You are right. We have taken it out.")]);

        to!.ToString().ShouldEndWith("done=answered");
        (await edie.Get("/me/record")).Page.Body!.TextContent.ShouldContain("Their answer: You are right. We have taken it out.");
        (await doctor.Get("/work/requests")).Page.Body!.TextContent.ShouldContain("Nobody waits for an answer.");
        (await doctor.Post(address + "?handler=Answer", Site.Token(page), [.. answer, ("Decision", "no"), ("Words", "A second answer")])).Status.ShouldBe(HttpStatusCode.Conflict);
        (await gp.Get($"Condition/{problem}")).Version.ShouldBe(1);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Corrections_Several_HaveOneFormAtATimeForTheOneThatIsChosen()
    {
        await using var world = await World.Start();
        var (gp, patient) = await MePagesTests.Start(world);
        using var edie = await MePagesTests.SignIn(world, "edie", "person", MePagesTests.Number);
        foreach (var name in new[] { "Diabetes", "Stroke" })
        {
            var problem = await MePagesTests.Problem(gp, patient, name);
            var (_, form, _) = await edie.Get($"/me/wrong?about=Condition/{problem}");
            await edie.Post($"/me/wrong?about=Condition/{problem}", Site.Token(form), ("wrong", $"I never had {name}"));
        }

        using var doctor = new Site(world);
        await doctor.SignIn("GP1");
        var address = $"/work/people/{await KernelTests.Key(world, patient)}/requests";
        var (_, page, _) = await doctor.Get(address);
        page.QuerySelectorAll("main textarea").Length.ShouldBe(1);
        var other = page.QuerySelector("main a[href*='?answer=']")!.GetAttribute("href")!;

        var (_, chosen, _) = await doctor.Get(other);
        var (status, again, _) = await doctor.Post(address + "?handler=Answer", Site.Token(chosen), ("Id", Value(chosen, "Id")), ("Seen", Value(chosen, "Seen")), ("Words", "Typed already"));

        other.ShouldEndWith(Value(chosen, "Id"));
        status.ShouldBe(HttpStatusCode.BadRequest);
        again.QuerySelectorAll("main textarea").Select(t => t.TextContent.Trim()).ShouldBe(["Typed already"]);
        Value(again, "Id").ShouldBe(Value(chosen, "Id"));
    }

    [Fact]
    public async Task Correction_OfAnotherOrganisation_IsNotAnsweredHere()
    {
        await using var world = await World.Start();
        var (gp, patient) = await MePagesTests.Start(world);
        await MePagesTests.Problem(gp, patient, "Diabetes");
        var hospital = await world.Professional("HOSP");
        await KernelTests.Give(world, await KernelTests.Key(world, patient), "HOSP", SightGround.CareTeam);
        var theirs = await MePagesTests.Problem(hospital, patient, "Stroke");
        using var edie = await MePagesTests.SignIn(world, "edie", "person", MePagesTests.Number);
        var (_, form, _) = await edie.Get($"/me/wrong?about=Condition/{theirs}");
        await edie.Post($"/me/wrong?about=Condition/{theirs}", Site.Token(form), ("wrong", "It was a faint"));
        using var doctor = new Site(world);
        await doctor.SignIn("GP1");

        var (_, page, _) = await doctor.Get($"/work/people/{await KernelTests.Key(world, patient)}/requests");

        page.Body!.TextContent.ShouldContain("It was a faint");
        page.QuerySelectorAll("main form").ShouldBeEmpty();
        (await doctor.Get("/work/requests")).Page.Body!.TextContent.ShouldContain("Nobody waits for an answer.");
    }

    [Theory]
    [InlineData("yes", "agreed", true)]
    [InlineData("no", "refused", false)]
    public async Task Proxy_ThatWaits_BeginsWhenSomebodyOfTheCareTeamHasLooked(string decision, string done, bool sees)
    {
        await using var world = await World.Start();
        var (gp, patient) = await MePagesTests.Start(world);
        await KernelTests.Withhold(world, "Condition", await MePagesTests.Problem(gp, patient, "Afraid of somebody"), WithheldReasons.Safeguarding, "gp-of-GP1");
        using var edie = await MePagesTests.SignIn(world, "edie", "person", MePagesTests.Number);
        using var karen = await MePagesTests.SignIn(world, "karen", "carer", null);
        await MePagesTests.Ask(edie, "karen", "all");
        using var nurse = new Site(world);
        await nurse.SignIn("GP1", "practice-nurse");
        using var doctor = new Site(world);
        await doctor.SignIn("GP1");
        var address = $"/work/people/{await KernelTests.Key(world, patient)}/requests";

        (await nurse.Get("/work/requests")).Page.Body!.TextContent.ShouldNotContain("chose somebody");
        (await nurse.Get(address)).Page.Body!.TextContent.ShouldNotContain("karen");
        (await doctor.Get("/work/requests")).Page.QuerySelector($"main a[href='{address}']").ShouldNotBeNull();
        var (_, page, _) = await doctor.Get(address);
        var token = Site.Token((await nurse.Get(address)).Page);
        (await nurse.Post(address + "?handler=Proxy", token, ("Id", Value(page, "Id")), ("Decision", "yes"), ("Words", "Fine"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await doctor.Post(address + "?handler=Proxy", Site.Token(page), ("Id", Value(page, "Id")), ("Decision", decision))).Status.ShouldBe(HttpStatusCode.BadRequest);
        var (_, _, to) = await doctor.Post(address + "?handler=Proxy", Site.Token(page), ("Id", Value(page, "Id")), ("Decision", decision), ("Words", "I spoke with her alone"));

        to!.ToString().ShouldEndWith("done=" + done);
        (await karen.Get("/me/record")).Status.ShouldBe(sees ? HttpStatusCode.OK : HttpStatusCode.Found);
    }

    private static string Value(IDocument page, string name) => page.QuerySelector($"main input[name={name}]")!.GetAttribute("value")!;
}
