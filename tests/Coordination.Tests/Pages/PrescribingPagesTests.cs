using System.Net;
using AngleSharp.Dom;
using Goldthread.Coordination.SocialPrescribing;
using Goldthread.Support;

namespace Goldthread.Coordination.Tests.Pages;

/// <summary>Social prescribing, from the referral to the message back.</summary>
public sealed class PrescribingPagesTests
{
    [DatabaseTheory]
    public async Task Referral_ToAConversationToTheEnd_ComesBackWithBothScores(DatabaseKind kind)
    {
        var clock = new SetClock();
        await using var world = await World.Start(kind, clock);
        var key = await Place.Person(world);
        using var gp = await Place.At(world, Place.Surgery, "gp");
        using var link = await Place.At(world, Place.Trust, "link-worker");
        var referral = await Place.Refer(gp, key, "Lonely since her sister died", "social-prescribing");
        (await Place.Take(link, referral, "accept")).Status.ShouldBe(HttpStatusCode.Found);
        var (_, form, _) = await link.Get(referral + "/conversation");

        var (refused, again, _) = await link.Post(referral + "/conversation", Site.Token(form), [.. Hidden(form), .. Answers(3).Skip(1), ("Matters", "Singing again")]);
        refused.ShouldBe(HttpStatusCode.BadRequest);
        again.QuerySelector("textarea[name=Matters]")!.TextContent.Trim().ShouldBe("Singing again");
        again.QuerySelectorAll(".nhsuk-error-summary li").Length.ShouldBe(2, "no reason, and one question not answered");

        (await link.Post(referral + "/conversation", Site.Token(form), [.. Hidden(form), .. Answers(3), ("Matters", "Singing again"), ("Reasons", "lonely"), ("Agreed", "Choir on Tuesdays")])).Status.ShouldBe(HttpStatusCode.Found);
        (await link.Get(referral)).Page.QuerySelector("main")!.TextContent.ShouldContain("15 of 50 at the beginning");
        clock.Forward(TimeSpan.FromHours(1));
        await link.SignIn(Place.Trust, "link-worker");
        await gp.SignIn(Place.Surgery, "gp");
        var (_, end, _) = await link.Get(referral + "/conversation?end=true");
        (await link.Post(referral + "/conversation?end=true", Site.Token(end), [.. Hidden(end), .. Answers(7), ("Outcome", "She sings every week.")])).Status.ShouldBe(HttpStatusCode.Found);

        var (_, answers, _) = await gp.Get("/work?show=answers");
        answers.QuerySelector(".gt-work__row")!.TextContent.ShouldContain("15 of 50 before, 35 after");
        var (_, timeline, _) = await gp.Get($"/work/people/{key}/timeline");
        timeline.Body!.TextContent.ShouldContain("What we agreed");
        (await link.Get("/work/people/" + key)).Status.ShouldBe(HttpStatusCode.Found, "it is over");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 50)]
    [InlineData(11, null)]
    [InlineData(-1, null)]
    public void Score_OfFiveAnswers_IsTheirSum(int each, int? expected)
    {
        Wellbeing.Score(Wellbeing.Questions.ToDictionary(q => q.Code, _ => (int?)each)).ShouldBe(expected);
    }

    private static (string, string)[] Answers(int each) => [.. Wellbeing.Questions.Select(q => ($"Answers[{q.Code}]", each.ToString()))];

    private static (string, string)[] Hidden(IDocument page) =>
    [
        .. page.QuerySelectorAll("form[method=post] input").Where(i => i.GetAttribute("name") is { } name && (name == "Seen" || name.StartsWith("At.", StringComparison.Ordinal)))
            .Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? "")),
    ];
}
