using Goldthread.Population.Cohorts.Finding;

namespace Goldthread.Population.Tests.Cohorts.Finding;

/// <summary>The file of findings, and what goes wrong in one.</summary>
public sealed class FindingRegistryTests
{
    [Fact]
    public void Own_IsReadWholeAndEachSaysWhereItComesFrom()
    {
        FindingRegistry.Own.Count.ShouldBeGreaterThanOrEqualTo(10);
        FindingRegistry.Own.ShouldAllBe(f => f.Source.Length > 10 && f.Next.Length > 10 && f.For.Length > 3 && f.Why.Length > 10);
        FindingRegistry.Own.Select(f => f.Title).ShouldBeUnique();
    }

    [Theory]
    [InlineData("finding a version 1\n title A\n why b\n include agee > 4\n source s\n next n\n for f", 1, "agee")]
    [InlineData("finding a version 1\n title A\n include age > 4\n source s\n next n\n for f", 1, "does not say why")]
    [InlineData("finding a version 1\n title A\n why b\n source s\n next n\n for f", 1, "does not say include")]
    [InlineData("finding a version 1\n colour red", 2, "no property")]
    [InlineData("title A", 1, "before any finding")]
    [InlineData("finding a version one", 1, "its version")]
    [InlineData("finding a version 1\n title A\n title B", 3, "twice")]
    public void Read_AFault_NamesLineAndCause(string text, int line, string words)
    {
        var faults = FindingRegistry.Read(new StringReader(text)).Faults;

        faults.ShouldContain(f => f.Line == line && f.Message.Contains(words, StringComparison.Ordinal), string.Join(" | ", faults));
    }
}
