using Goldthread.DesignSystem.Text;

namespace Goldthread.Journeys;

/// <summary>Partners learn from each other in the browser: an event from its announcement to what people thought of it, an offer that is asked for, a newsletter made of it; and a peer challenge.</summary>
[Collection(TownCollection.Name)]
public sealed class LearningTests(Town town)
{
    [SkippableFact]
    public async Task Event_AnnouncedBookedEvaluatedAndToldOf_InABrowser()
    {
        await using var editor = await (await town.Visit()).SignIn("editor-nora-finch");
        await using var peer = await (await town.Visit(360)).SignIn("socialworker-helen-marsh");
        editor.Expects = "status of 400";
        var tomorrow = Dates.DayInLondon(TimeProvider.System.GetUtcNow()).AddDays(1);

        await editor.Open("/work/learning/events/edit");
        await editor.Page.FillAsync("#Title", "Sharing learning: leaving hospital");
        await editor.Page.FillAsync("#About", "- What worked\n- What did not");
        await editor.Page.FillAsync("#ForWhom", "all partners");
        await editor.Page.FillAsync("#Venue", "Town hall");
        await editor.Page.FillAsync("#Capacity", "200");
        await Day(editor, "Starts_Date", tomorrow);
        await editor.Page.FillAsync("#Starts_Time", "quarter past");
        await Day(editor, "Ends_Date", tomorrow);
        await editor.Page.FillAsync("#Ends_Time", "3pm");
        await editor.Press("main form button");
        (await editor.Text("main")).ShouldContain("Enter a real time");
        (await editor.Page.InputValueAsync("#Title")).ShouldBe("Sharing learning: leaving hospital");
        await editor.Page.FillAsync("#Starts_Time", "9:30am");
        await editor.Press("main form button");
        (await editor.Text("main")).ShouldContain("The event is announced");
        var path = new Uri(editor.Page.Url).AbsolutePath;

        await peer.Open("/toolkit/events");
        await peer.Press($"a[href='{path.Replace("/work/learning", "/toolkit", StringComparison.Ordinal)}']");
        await peer.Press("a.nhsuk-button");
        await peer.Press("form[action*='handler=Book'] button");
        (await peer.Text("main")).ShouldContain("You have a place");

        // It is held earlier than was said; its editor says who came.
        await editor.Open(path);
        await editor.Press("a[href*='/work/learning/events/edit/']");
        await Day(editor, "Starts_Date", tomorrow.AddDays(-2));
        await editor.Press("main form button");
        await editor.Page.CheckAsync("[name=Came]");
        await editor.Press("form[action*='handler=Came'] button");
        (await editor.Text("main")).ShouldContain("Who came is written down");
        await peer.Open("/work/learning");
        (await peer.Text("main")).ShouldContain("Say what you thought of Sharing learning");
        await peer.Page.GotoAsync(path);
        foreach (var question in new[] { "Worth", "Otherwise", "Contact" }) await peer.Page.CheckAsync($"[name={question}][value='4']");
        await peer.Press("form[action*='handler=Evaluate'] button");
        (await peer.Text("main")).ShouldContain("1 person came, 1 answered");

        await peer.Open("/work/learning/stories");
        await peer.Page.FillAsync("#Headline", "Two hundred came to talk");
        await peer.Page.FillAsync("#Words", "We shared what **worked**.");
        await peer.Page.FillAsync("#Tags", "discharge");
        await peer.Press("form[action*='handler=Send'] button");
        await editor.Open("/work/learning");
        await editor.Press("a[href*='/work/learning/stories/']");
        await editor.Press("form[action*='handler=Take'] button");
        await editor.Open("/work/learning");
        await editor.Press("a[href*='/work/learning/newsletters/']");
        (await editor.Text("#lines")).ShouldContain("Two hundred came to talk");
        await editor.Press("form[action*='handler=Publish'] button");
        await using var visitor = await town.Visit(360);
        await visitor.Open("/toolkit/newsletters");
        await visitor.Press("main a[href^='/toolkit/newsletters/2']");
        (await visitor.Text("main")).ShouldContain("Two hundred came to talk");
    }

    [SkippableFact]
    public async Task Offer_MadeAskedForAndAnswered_InABrowser()
    {
        await using var giver = await (await town.Visit()).SignIn("lead-anil-desai");
        await using var asker = await (await town.Visit(360)).SignIn("linkworker-samira-hassan");

        await giver.Open("/work/learning/offers/edit");
        await giver.Page.FillAsync("#Title", "A day with our discharge team");
        await giver.Page.FillAsync("#About", "Walk with us.");
        await giver.Page.FillAsync("#ForWhom", "link workers");
        await giver.Page.FillAsync("#Cost", "Free");
        await giver.Page.FillAsync("#Takes", "One day");
        await giver.Press("main form button");
        await asker.Open("/toolkit/offers?q=discharge");
        await asker.Press("a[href^='/toolkit/offers/']");
        await asker.Press("a.nhsuk-button");
        await asker.Page.FillAsync("#Why", "We never see the ward.");
        await asker.Press("form[action*='handler=Ask'] button");
        (await asker.Text("main")).ShouldContain("Waits for an answer");

        await giver.Open("/work/learning");
        await giver.Press("a[href*='/work/learning/requests/']");
        await giver.Page.FillAsync("#Answer", "Come on Tuesday.");
        await giver.Press("form[action*='handler=Accept'] button");
        (await giver.Text("main")).ShouldContain("Accepted");
    }

    [SkippableFact]
    public async Task PeerChallenge_AskedForWithItsTeam_InABrowser()
    {
        await using var host = await (await town.Visit()).SignIn("lead-marion-tait");
        await using var peer = await (await town.Visit(360)).SignIn("lead-anil-desai");

        host.Expects = "status of 400";
        await host.Open("/work/peer-challenges/ask");
        await host.Press("main form button");
        (await host.Text("main")).ShouldContain("Say which questions you want answered");
        await host.Page.FillAsync("#Scope", "Do people leave hospital with one plan?");
        await host.Press("main form button");
        var path = new Uri(host.Page.Url).AbsolutePath;

        await peer.Open("/work/peer-challenges");
        await peer.Press($"a[href='{path}']");
        await peer.Page.CheckAsync("[name=Part][value=lead]");
        await peer.Page.CheckAsync("[name=HasConflict][value=no]");
        await peer.Press("form[action*='handler=Offer'] button");
        await host.Open(path);
        await host.Press("a[href*='choose=']");
        await host.Press("#choose button");
        (await host.Text("main")).ShouldContain("lead peer");
        foreach (var page in new[] { "/visit", "/report", "/plan" })
        {
            await host.Open(path + page);
            await peer.Open(path + page);
        }

        await host.Open(path);
        await host.Press("form[action*='handler=Withdraw'] button");
        (await host.Text("main")).ShouldContain("Ended");
    }

    private static async Task Day(Visitor visitor, string field, DateOnly day)
    {
        await visitor.Page.FillAsync($"#{field}-day", $"{day.Day}");
        await visitor.Page.FillAsync($"#{field}-month", $"{day.Month}");
        await visitor.Page.FillAsync($"#{field}-year", $"{day.Year}");
    }
}
