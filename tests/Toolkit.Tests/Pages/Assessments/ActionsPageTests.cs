using System.Net;
using Goldthread.Support;
using static Goldthread.Toolkit.Tests.Pages.Assessments.AssessedPlace;

namespace Goldthread.Toolkit.Tests.Pages.Assessments;

/// <summary>The plan that follows, over HTTP.</summary>
public sealed class ActionsPageTests
{
    [DatabaseTheory]
    public async Task Action_WrittenTwice_StandsOnceAndIsLateAfterItsDay(DatabaseKind kind)
    {
        await using var place = await Open(kind);
        var one = await place.Begin(Council, Hospital);
        var hospital = await place.At(Hospital, "hospital-doctor");
        await Answer(hospital, one, "2");
        var (_, page, _) = await place.Lead.Get(one + "/actions?question=technology");
        page.QuerySelector(".gt-empty")!.TextContent.ShouldContain("No action is planned yet");
        page.QuerySelector("select[name=Question] option[selected]")!.GetAttribute("value").ShouldBe("technology");
        var (due, token) = (place.Clock.Now.AddDays(10), Site.Token(page));
        (string, string)[] form = [("New", Value(page, "New")), ("Question", "technology"), ("What", "One record"), ("Organisation", Hospital), ("Role", "Chief information officer"), ("Due[day]", $"{due.Day}"), ("Due[month]", $"{due.Month}"), ("Due[year]", $"{due.Year}")];

        (await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => place.Lead.Post(one + "/actions", token, form)))).ShouldAllBe(s => s.Status == HttpStatusCode.Found);

        var (_, plan, _) = await place.Lead.Get(one + "/actions");
        plan.QuerySelectorAll(".gt-rows > li").Length.ShouldBe(1);
        Words(plan).ShouldContain("1 action, 0 done");
        place.Clock.Forward(TimeSpan.FromDays(11));
        var (lead, doctor, other) = (await place.At(Council, "integration-lead"), await place.At(Hospital, "hospital-doctor"), await place.At(Council, "social-worker"));
        (_, plan, _) = await lead.Get(one + "/actions");
        plan.QuerySelector(".gt-rows .nhsuk-tag")!.TextContent.ShouldBe("Late");
        var action = Value(plan, "Action");

        (await other.Post(one + "/actions?handler=Done", Site.Token((await other.Get("/work/assessments")).Page), ("Action", action))).Status.ShouldBe(HttpStatusCode.NotFound, "who sent no answers sees no plan");
        (await doctor.Post(one + "/actions?handler=Done", Site.Token((await doctor.Get(one + "/actions")).Page), ("Action", action))).Status.ShouldBe(HttpStatusCode.Found, "of the organisation that does it");
        (await doctor.Post(one + "/actions?handler=Drop", Site.Token((await doctor.Get(one + "/actions")).Page), ("Action", action))).Status.ShouldBe(HttpStatusCode.NotFound, "the plan is the lead's");
        (await lead.Get(one + "/actions")).Page.QuerySelector(".gt-rows .nhsuk-tag")!.TextContent.ShouldBe("Done");
        (await lead.Post(one + "/actions?handler=Drop", Site.Token(plan), ("Action", action))).Status.ShouldBe(HttpStatusCode.Found);
        (await lead.Get(one + "/actions")).Page.QuerySelectorAll(".gt-rows > li").ShouldBeEmpty();
        (await lead.Post(one + "/actions?handler=Done", Site.Token(plan), ("Action", action))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await place.Acts("self-assessment %: plan action %")).ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task Action_WithSomethingMissing_SaysItAtTheFieldAndKeepsTheRest(DatabaseKind kind)
    {
        await using var place = await Open(kind);
        var one = await place.Begin(Council, Hospital);
        var (_, page, _) = await place.Lead.Get(one + "/actions");

        var (status, refused, _) = await place.Lead.Post(one + "/actions", Site.Token(page), ("New", "1"), ("Question", "nothing"), ("What", ""), ("Organisation", Charity), ("Role", "Somebody"), ("Due[day]", "1"), ("Due[month]", "1"), ("Due[year]", "2020"));

        status.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var field in (string[])["Question", "What", "Organisation", "Due"]) refused.QuerySelector($"#{field}-error").ShouldNotBeNull(field);
        refused.QuerySelector("#Role")!.GetAttribute("value").ShouldBe("Somebody");
        refused.QuerySelector("#Due-year")!.GetAttribute("value").ShouldBe("2020");
    }
}
