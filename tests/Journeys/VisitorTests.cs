namespace Goldthread.Journeys;

/// <summary>The visitor sees what is wrong, also on a page that was sound a moment before: every walk rests on it.</summary>
[Collection(TownCollection.Name)]
public sealed class VisitorTests(Town town)
{
    [SkippableTheory]
    [InlineData("image-alt", "main.append(document.createElement('img'))")]
    [InlineData("label", "main.append(document.createElement('input'))")]
    [InlineData("color-contrast", "const p = document.createElement('p'); p.textContent = 'Pale'; p.style.color = '#ddd'; main.append(p)")]
    [InlineData("has frames", "const f = document.createElement('iframe'); f.title = 'Another page'; main.append(f)")]
    [InlineData("form without a token", "const f = document.createElement('form'); f.method = 'post'; main.append(f)")]
    public async Task SoundPage_ThatBreaks_IsSoundNoMore(string what, string script)
    {
        await using var visitor = await town.Visit();
        await visitor.Open("/sign-in");

        await visitor.Page.EvaluateAsync($"() => {{ const main = document.querySelector('main'); {script}; }}");

        (await Assert.ThrowsAsync<ShouldAssertException>(visitor.IsSound)).Message.ShouldContain(what);
    }

    [SkippableFact]
    public async Task Complaint_OfALook_IsToldOnce()
    {
        await using var visitor = await town.Visit();
        await visitor.Open("/sign-in");

        await visitor.Page.EvaluateAsync("() => console.error('Out of order')");

        Assert.Throws<ShouldAssertException>(visitor.Complain).Message.ShouldContain("Out of order");
        visitor.Complain();
    }
}
