using System.Net;
using Goldthread.DesignSystem.Layout;

namespace Goldthread.DesignSystem.Tests.Layout;

public sealed class ProblemTests : IAsyncLifetime
{
    private TestPlace _place = null!;

    public async Task InitializeAsync() => _place = await TestPlace.Start();

    public async Task DisposeAsync() => await _place.DisposeAsync();

    [Fact]
    public async Task UnknownAddress_Get_SaysThereIsNoSuchPage()
    {
        var answer = await _place.Client.GetAsync("/nowhere");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        TestPlace.Parse(await answer.Content.ReadAsStringAsync()).QuerySelector("h1")!.TextContent.ShouldBe("There is no such page");
    }

    [Fact]
    public async Task Exception_InAPage_SaysWhatWasKeptAndNothingOfTheCause()
    {
        var answer = await _place.Client.GetAsync("/broken");
        var html = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        html.ShouldContain("What you saved before is kept.");
        html.ShouldContain("Number of this problem:");
        html.ShouldNotContain("secret");
    }

    [Fact]
    public async Task RefusedPost_WithoutToken_StillGetsAPage()
    {
        var answer = await _place.Client.PostAsync("/refused", null);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        TestPlace.Parse(await answer.Content.ReadAsStringAsync()).QuerySelector("h1")!.TextContent.ShouldBe("You cannot see this page");
    }

    [Theory]
    [InlineData("/problem/200")]
    [InlineData("/problem/99999")]
    public async Task ProblemPage_OfNoProblem_IsNotFound(string path) =>
        (await _place.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public void Words_EveryStatus_SayWhatToDoInPlainWords()
    {
        for (var status = 400; status <= 599; status++)
        {
            var words = ProblemWords.For(status);
            words.Next.ShouldNotBeEmpty();
            string.Join(' ', [words.Heading, words.What, .. words.Next]).ShouldNotContain("error", Case.Insensitive);
        }
    }
}
