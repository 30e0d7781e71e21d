using System.Net;
using Goldthread.Support;
using static Goldthread.Toolkit.Tests.Pages.Assessments.AssessedPlace;

namespace Goldthread.Toolkit.Tests.Pages.Assessments;

/// <summary>Answering over HTTP: saved as one goes, sent, changed, taken back; two windows; too late.</summary>
public sealed class AnswerPageTests
{
    [DatabaseTheory]
    public async Task Save_HalfOfIt_IsThereAgainAndCountsForNobody(DatabaseKind kind)
    {
        await using var place = await Open(kind);
        var one = await place.Begin(Council, Hospital);
        var hospital = await place.At(Hospital, "hospital-doctor");
        var (_, page, _) = await hospital.Get(one + "/answer");
        Words(page).ShouldContain("So far nobody else of ZZAC01 has sent answers");

        var (status, _, to) = await hospital.Post(one + "/answer", Site.Token(page), [.. Fields(page, i => i == 0 ? "3" : "", "First line\r\nsecond"), ("Role", "Ward"), ("next", "2")]);

        status.ShouldBe(HttpStatusCode.Found);
        to!.ToString().ShouldEndWith("/answer#q2");
        (_, page, _) = await hospital.Get(one + "/answer");
        page.QuerySelector("input[name='Answers[0].Level'][checked]")!.GetAttribute("value").ShouldBe("3");
        page.QuerySelector("#Answers_0__Evidence")!.TextContent.Trim().ShouldBe("First line\nsecond");
        page.QuerySelector("#Role")!.GetAttribute("value").ShouldBe("Ward");
        Words((await place.Lead.Get(one + "/results")).Page).ShouldContain("nothing to show");
        Words((await place.Lead.Get(one)).Page).ShouldContain("Nobody has sent answers yet; 1 person began");
    }

    [DatabaseTheory]
    public async Task Send_WithoutAnAnswer_NamesTheQuestionAndKeepsTheRest(DatabaseKind kind)
    {
        await using var place = await Open(kind);
        var one = await place.Begin(Hospital);
        var hospital = await place.At(Hospital, "hospital-doctor");
        var (_, page, _) = await hospital.Get(one + "/answer");

        var (status, refused, _) = await hospital.Post(one + "/answer", Site.Token(page), [.. Fields(page, i => i switch { 1 => "", 2 => "cannot", 3 => "9", _ => "2" }, new string('x', 2001)), ("Role", ""), ("send", "true")]);

        status.ShouldBe(HttpStatusCode.BadRequest);
        refused.QuerySelector("#Role-error")!.TextContent.ShouldContain("Say your role");
        refused.QuerySelector("#Answers_1__Level-error")!.TextContent.ShouldContain("Choose a level for “An agreement between partners”");
        refused.QuerySelector("#Answers_2__Level-error").ShouldBeNull("“I cannot say” is an answer");
        refused.QuerySelector("#Answers_3__Level-error")!.TextContent.ShouldContain("Choose one of the levels");
        refused.QuerySelector("#Answers_0__Evidence-error")!.TextContent.ShouldContain("2,001");
        refused.QuerySelector("input[name='Answers[4].Level'][checked]")!.GetAttribute("value").ShouldBe("2");
        refused.QuerySelector("#Answers_0__Evidence")!.TextContent.Trim().Length.ShouldBe(2001);
    }

    [DatabaseTheory]
    public async Task Save_InTwoWindowsAtOnce_KeepsBothAndAsksWhereTheyDiffer(DatabaseKind kind)
    {
        await using var place = await Open(kind);
        var one = await place.Begin(Hospital);
        var hospital = await place.At(Hospital, "hospital-doctor");
        var (_, left, _) = await hospital.Get(one + "/answer");
        var (_, right, _) = await hospital.Get(one + "/answer");

        // One question each: neither writes over the other, in whatever order they come.
        var both = await Task.WhenAll(
            hospital.Post(one + "/answer", Site.Token(left), [.. Fields(left, i => i == 0 ? "1" : ""), ("Role", "r")]),
            hospital.Post(one + "/answer", Site.Token(right), [.. Fields(right, i => i == 1 ? "5" : ""), ("Role", "r")]));
        both.ShouldAllBe(b => b.Status == HttpStatusCode.Found);
        var (_, page, _) = await hospital.Get(one + "/answer");
        page.QuerySelector("input[name='Answers[0].Level'][checked]")!.GetAttribute("value").ShouldBe("1");
        page.QuerySelector("input[name='Answers[1].Level'][checked]")!.GetAttribute("value").ShouldBe("5");

        // The same question otherwise: what is kept is shown beside what was typed, and the second save is meant.
        var (status, refused, _) = await hospital.Post(one + "/answer", Site.Token(right), [.. Fields(right, i => i == 0 ? "4" : i == 1 ? "5" : "", "My words"), ("Role", "r")]);
        status.ShouldBe(HttpStatusCode.Conflict);
        refused.QuerySelector("#q1")!.TextContent.ShouldContain("In another window you answered: Not begun");
        refused.QuerySelector("input[name='Answers[0].Level'][checked]")!.GetAttribute("value").ShouldBe("4");
        refused.QuerySelector("#Answers_0__Evidence")!.TextContent.Trim().ShouldBe("My words");
        (await hospital.Post(one + "/answer", Site.Token(refused), [.. Fields(refused, i => i == 0 ? "4" : i == 1 ? "5" : "", "My words"), ("Role", "r")])).Status.ShouldBe(HttpStatusCode.Found);
        (await hospital.Get(one + "/answer")).Page.QuerySelector("input[name='Answers[0].Level'][checked]")!.GetAttribute("value").ShouldBe("4");
    }

    [DatabaseTheory]
    public async Task Keep_WhileTyping_GoesOnAndTellsWhatItDid(DatabaseKind kind)
    {
        await using var place = await Open(kind);
        var one = await place.Begin(Hospital);
        var hospital = await place.At(Hospital, "hospital-doctor");
        var (_, page, _) = await hospital.Get(one + "/answer");

        foreach (var words in (string[])["A", "A pap", "A paper"]) (await hospital.Post(one + "/answer?handler=Keep", Site.Token(page), [.. Fields(page, _ => "", words), ("Role", "")])).Page.Body!.TextContent.ShouldContain("Saved at");

        (await hospital.Get(one + "/answer")).Page.QuerySelector("#Answers_0__Evidence")!.TextContent.Trim().ShouldBe("A paper");
        await Answer(hospital, one, "3");
        (await hospital.Post(one + "/answer?handler=Keep", Site.Token(page), [.. Fields(page, _ => "1"), ("Role", "r")])).Page.Body!.TextContent.ShouldContain("Not saved: your answers are sent already");
    }

    [DatabaseTheory]
    public async Task Answers_AfterItClosed_AreRefusedAndStayAsTheyWere(DatabaseKind kind)
    {
        await using var place = await Open(kind);
        var one = await place.Begin(Council, Hospital);
        var (council, hospital) = (await place.At(Council, "social-worker"), await place.At(Hospital, "hospital-doctor"));
        await Answer(council, one, "2");
        var (_, changed, _) = await council.Get(one + "/answer");
        var (_, late, _) = await hospital.Get(one + "/answer");
        place.Clock.Forward(TimeSpan.FromDays(30));
        (council, hospital) = (await place.At(Council, "social-worker"), await place.At(Hospital, "hospital-doctor"));

        var (status, page, _) = await hospital.Post(one + "/answer", Site.Token((await hospital.Get("/work/assessments")).Page), [.. Fields(late, _ => "5"), ("Role", "r"), ("send", "true")]);
        status.ShouldBe(HttpStatusCode.Conflict);
        page.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain("takes no more answers");
        (await council.Post(one + "/answer", Site.Token((await council.Get("/work/assessments")).Page), [.. Fields(changed, _ => "5"), ("Role", "r"), ("send", "true")])).Status.ShouldBe(HttpStatusCode.Conflict);
        (await council.Post(one + "/answer?handler=Back", Site.Token((await council.Get("/work/assessments")).Page))).Status.ShouldBe(HttpStatusCode.Conflict);

        (await council.Get(one + "/results")).Page.QuerySelector("tbody")!.TextContent.ShouldContain("“Begun”");
    }

    [DatabaseTheory]
    public async Task TakeBack_WhatWasSent_CountsNoLongerAndIsKept(DatabaseKind kind)
    {
        await using var place = await Open(kind);
        var one = await place.Begin(Council, Hospital);
        var hospital = await place.At(Hospital, "hospital-doctor");
        await Answer(hospital, one, "2", "My words");
        var (_, sent, _) = await hospital.Get(one + "/answer");
        (await hospital.Post(one + "/answer", Site.Token(sent), [.. Fields(sent, i => i == 0 ? "" : "3"), ("Role", "r"), ("send", "true")])).Status.ShouldBe(HttpStatusCode.BadRequest, "what is sent stays whole");

        (await hospital.Post(one + "/answer?handler=Back", Site.Token(sent))).Status.ShouldBe(HttpStatusCode.Found);

        (await hospital.Get(one + "/results")).Status.ShouldBe(HttpStatusCode.NotFound);
        Words((await place.Lead.Get(one + "/results")).Page).ShouldContain("nothing to show");
        (await hospital.Get(one + "/answer")).Page.QuerySelector("#Answers_0__Evidence")!.TextContent.Trim().ShouldBe("My words");
        (await hospital.Post(one + "/answer?handler=Back", Site.Token(sent))).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
