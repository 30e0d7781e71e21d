using Goldthread.Directory.Unmet;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Directory.Tests.Unmet;

public sealed class UnmetTests
{
    [Theory]
    [InlineData("Trampolining for ADULTS", "adults trampolining")]
    [InlineData("trampolining for Mrs Ogilvy", "trampolining")]
    [InlineData("help for edith smith 999 000 0018", "")]
    [InlineData("999 000 0018", "")]
    [InlineData("9990000018 hydrotherapy", "hydrotherapy")]
    [InlineData("call 07700 900123 puppetry", "call puppetry")]
    [InlineData("puppetry ZZ1 1AA zz11aa", "puppetry")]
    [InlineData("ann@example.org puppetry", "puppetry")]
    [InlineData("i need some help with it", "")]
    [InlineData("wood turning", "turning wood")]
    [InlineData("Dr Patel puppetry, please", "puppetry")]
    public void Words_OfASearch_AreKeptWithoutWhoItIs(string typed, string kept) => UnmetWords.Of(typed).ShouldBe(kept);

    [DatabaseTheory]
    public async Task List_FewerThanFive_AreHiddenAndCounted(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var unmet = world.Services.GetRequiredService<UnmetSearches>();
        for (var i = 0; i < 5; i++) await unmet.Note("puppetry", "ZZ1 1", "visitor " + i);
        for (var i = 0; i < 9; i++) await unmet.Note("falconry", "Millbrook", "the same visitor");
        await unmet.Note("", "Millbrook", "another");

        var (shown, hidden) = await unmet.Since(12);

        shown.ShouldHaveSingleItem().ShouldSatisfyAllConditions(n => n.Words.ShouldBe("puppetry"), n => n.Area.ShouldBe("ZZ1 1"), n => n.Times.ShouldBe(5));
        hidden.ShouldBe(1);
    }
}
