using Goldthread.Record.Access;
using Goldthread.Support;
using Microsoft.Playwright;

namespace Goldthread.Journeys;

/// <summary>A town in the spring of 2027 whose clock is moved by hand, so that a call can close.</summary>
public sealed class SpringTown : Town
{
    public static readonly DateTimeOffset Opens = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public SetClock Hands { get; } = new() { Now = Opens.AddHours(1) };

    protected override TimeProvider Clock => Hands;
}

/// <summary>A small call from its opening to letters and lessons: a secretary, two areas that bid, and a panel of three, one of whom works for a partner in a bid.</summary>
public sealed class ProgrammeTests(SpringTown town) : IClassFixture<SpringTown>
{
    private const string Run = "/work/programmes/pioneers";
    private const string Third = "panel-grace-moss";

    [SkippableFact]
    public async Task Call_FromOpeningToLettersAndLessons()
    {
        await using var secretary = await (await town.Visit()).SignIn("secretary-ben-archer");
        await WriteAndOpen(secretary);

        await using var marion = await (await town.Visit()).SignIn("lead-marion-tait");
        await marion.Open($"{Run}/bid");
        await Fill(marion.Page, "One front door", "E06000901", ("Wrenfield Community and Mental Health Trust", "ZZCM01"));
        await marion.Page.Locator("[data-draft-said]:visible").WaitForAsync();
        (await marion.Text("[data-draft-said]")).ShouldContain("It is not submitted");
        await marion.IsSound();
        await marion.Page.ReloadAsync();
        (await marion.Page.InputValueAsync("#Title")).ShouldBe("One front door");
        await marion.Page.ClickAsync("button:has-text('Submit the bid')");
        (await marion.Text()).ShouldContain("Your bid is submitted");
        await marion.IsSound();

        // Without script the same form saves by its button.
        await using (var plain = await (await town.Visit(360, script: false)).SignIn("lead-anil-desai"))
        {
            await plain.Page.GotoAsync($"{Run}/bid");
            await Fill(plain.Page, "Home first from the ward", "E06000902", ("Eastfield Council", ""));
            await plain.Page.ClickAsync("main button:has-text('Save')");
            (await plain.Text()).ShouldContain("Saved as a draft");
            await plain.Page.ClickAsync("button:has-text('Submit the bid')");
            (await plain.Text()).ShouldContain("Submitted on");
        }

        town.Hands.Now = SpringTown.Opens.AddDays(8);
        await secretary.SignIn("secretary-ben-archer");
        await secretary.Open($"{Run}/screen");
        await secretary.Page.ClickAsync("button:has-text('Confirm what the rules say of 2 bids')");
        (await secretary.Text()).ShouldContain("2 of 2 meet the rules");
        await NameAndGiveOut(secretary);
        await ScoreAll();
        await Decide(secretary);

        await marion.SignIn("lead-marion-tait");
        await marion.Open($"{Run}/bid");
        await marion.Page.ClickAsync("a:has-text('Read the letter')");
        (await marion.Text()).ShouldContain("We are glad to tell you that it is selected");
        await marion.IsSound();
        await marion.Open("/toolkit/programmes/pioneers");
        await marion.Page.FillAsync("#LessonTitle", "One telephone number for all teams");
        await marion.Page.FillAsync("#Body", "Calls were answered by whoever was free. Nobody was passed on twice.");
        await marion.Page.FillAsync("#Initiative", "somerset-home-first");
        await marion.Page.ClickAsync("button:has-text('Publish it')");
        (await marion.Text()).ShouldContain("Nobody has said yet that they took it up");

        await using var anil = await (await town.Visit(360)).SignIn("lead-anil-desai");
        await anil.Open("/toolkit/programmes/pioneers");
        await anil.Page.ClickAsync("summary:has-text('We took this up')");
        await anil.Page.FillAsync("[name^='Place']", "Two wards of one hospital");
        await anil.Page.ClickAsync("button:has-text('Say so')");
        (await anil.Text()).ShouldContain("Taken up by 1 organisation");
        await anil.IsSound();

        await using var anybody = await town.Visit();
        await anybody.Open("/toolkit/programmes/pioneers");
        var text = await anybody.Text();
        text.ShouldContain("Selected (1)");
        text.ShouldContain("Two wards of one hospital");
        text.ShouldNotContain("Long talk about money");
    }

    private static async Task WriteAndOpen(Visitor secretary)
    {
        var page = secretary.Page;
        await secretary.Open("/work/programmes/write");
        await page.FillAsync("#Title", "Neighbourhood pioneers");
        await page.FillAsync("#Address", "pioneers");
        await page.FillAsync("#For", "Areas that join up care.");
        foreach (var (name, day) in new[] { ("Opens", "1"), ("Closes", "8") })
        {
            await page.FillAsync($"#{name}_Date-day", day);
            await page.FillAsync($"#{name}_Date-month", "3");
            await page.FillAsync($"#{name}_Date-year", "2027");
            await page.FillAsync($"#{name}_Time", "9am");
        }

        await page.FillAsync("#MostShortlisted", "1");
        await page.FillAsync("#MostSelected", "1");
        await page.ClickAsync("main button:has-text('Save')");
        foreach (var (asks, code, kind) in new[] { ("What will be different?", "vision", "words"), ("Will you share what you learn?", "share", "yes-no") })
        {
            await page.ClickAsync("summary:has-text('Add a question')");
            await page.FillAsync("#Question_Asks", asks);
            await page.FillAsync("#Question_Code", code);
            await page.CheckAsync($"input[name='Question.Kind'][value='{kind}']");
            if (kind == "words")
            {
                await page.FillAsync("#Question_MostWords", "20");
                await page.FillAsync("#Question_Weight", "100");
                await page.FillAsync("#Question_Scale", "Nothing\nPoor\nFair\nGood\nVery good\nExcellent");
            }

            await page.ClickAsync("button:has-text('Add the question')");
        }

        await page.ClickAsync("summary:has-text('Add a rule')");
        await page.SelectOptionAsync("#Rule_Kind", "AnsweredYes");
        await page.SelectOptionAsync("#Rule_Of", "share");
        await page.FillAsync("#Rule_Reason", "You do not promise to share what you learn.");
        await page.ClickAsync("button:has-text('Add the rule')");
        await secretary.IsSound();
        await page.ClickAsync("button:has-text('Open the call')");
        (await secretary.Text()).ShouldContain("The call is public.");
        await secretary.IsSound();
    }

    private static async Task Fill(IPage page, string title, string area, (string Name, string Code) partner)
    {
        await page.FillAsync("#Title", title);
        await page.FillAsync("#Area", "Area of " + title);
        await page.FillAsync("#AreaCode", area);
        await page.FillAsync("#Answers_vision_", "People tell their story once.");
        await page.CheckAsync("input[name='Answers[share]'][value=yes]");
        await page.FillAsync("[name='Partners[0].Name']", partner.Name);
        await page.FillAsync("[name='Partners[0].Code']", partner.Code);
        await page.SelectOptionAsync("[name='Partners[0].Kind']", "nhs-provider");
        await page.FillAsync("[name='Partners[0].SignedBy']", "Jo Low, chief executive");
    }

    private async Task NameAndGiveOut(Visitor secretary)
    {
        await town.World.Records.Write(session =>
        {
            UserTable.Put(session, new User(Third, "Grace Moss", "Panel member", "panel-member", "ZZXX01", "Friends of Wrenfield"));
            return true;
        });
        foreach (var member in new[] { "panel-olu-adebayo", "panel-jean-harper", Third })
        {
            await secretary.Page.GotoAsync($"{Run}/panel");
            await secretary.Page.SelectOptionAsync("#Member", member);
            await secretary.Page.ClickAsync("button:has-text('Name them')");
            await using var visitor = await (await town.Visit()).SignIn(member);
            await visitor.Open($"{Run}/scoring");
            (await visitor.Text()).Contains("Never yours to score, because your organisation is part of it: Wrenfield Council.", StringComparison.Ordinal).ShouldBe(member == "panel-jean-harper");
            await visitor.Page.ClickAsync("button:has-text('no conflict with the rest')");
            await visitor.IsSound();
        }

        await secretary.Open($"{Run}/panel");
        await secretary.Page.ClickAsync("main button:has-text('Give out the bids')");
        (await secretary.Text()).ShouldContain("The bids are given out.");
    }

    private async Task ScoreAll()
    {
        foreach (var (member, points) in new[] { ("panel-jean-harper", "3"), ("panel-olu-adebayo", "5"), (Third, "3") })
        {
            await using var visitor = await (await town.Visit()).SignIn(member);
            await visitor.Page.GotoAsync($"{Run}/scoring");
            var links = await visitor.Page.Locator(".gt-rows a[href*='/scoring/']").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
            var titles = await visitor.Page.Locator(".gt-rows a[href*='/scoring/']").AllInnerTextsAsync();
            if (member == "panel-jean-harper") titles.ShouldBe(["Home first from the ward"]);
            foreach (var (link, title) in links.Zip(titles))
            {
                await visitor.Open(link);
                (await visitor.Text()).ShouldNotContain("Said by somebody else");
                await visitor.Page.CheckAsync($"input[name='Given[vision]'][value='{(title == "One front door" ? points : "3")}']");
                await visitor.Page.FillAsync("#Words_vision_", "Said by somebody else");
                await visitor.Page.ClickAsync("button:has-text('Hand in')");
                await visitor.IsSound();
            }
        }
    }

    private static async Task Decide(Visitor secretary)
    {
        var page = secretary.Page;
        await secretary.Open(Run);
        await page.ClickAsync("td a:has-text('Wrenfield Council')");
        (await secretary.Text()).ShouldContain("2 points apart");
        await secretary.IsSound();
        await page.FillAsync("[name='Agreed[vision]']", "4.5");
        await page.FillAsync("[name='Reasons[vision]']", "The panel read it again together.");
        await page.ClickAsync("form[action*=Agree] button");
        (await secretary.Text()).ShouldContain("The panel agreed on 4.5");

        await secretary.Open($"{Run}/decide/shortlist");
        await page.ClickAsync("button:has-text('Decide the shortlist')");
        (await secretary.Text()).ShouldContain("The shortlist stands.");
        await page.ClickAsync("li a:has-text('Wrenfield Council')");
        await page.CheckAsync("input[name=View][value=For]");
        await page.FillAsync("#ViewWords", "They know what people want.");
        await page.FillAsync("#Notes", "Long talk about money");
        await page.ClickAsync("form[action*=View] button");
        (await secretary.Text()).ShouldContain("After the interview");
        await secretary.Open($"{Run}/decide/selection");
        await page.ClickAsync("button:has-text('Decide the selection')");
        await secretary.IsSound();
        await secretary.Open($"{Run}/letters");
        await page.ClickAsync("button:has-text('Send 2 letters')");
        (await secretary.Text()).ShouldContain("2 bids received, 2 letters sent");
        await secretary.IsSound();
        await secretary.Open(Run);
        await page.ClickAsync("button:has-text('Make the decisions public')");
        (await secretary.Text()).ShouldContain("The decisions are public.");
    }
}
