namespace Goldthread.Architecture;

public sealed class MachinePathsTests
{
    [Fact]
    public void Repository_HoldsNothingOfAMachine()
    {
        SourceTree.Files.SelectMany(f => MachinePaths.Of(f, Here())).ShouldBeEmpty();
    }

    // Put together here, so that this file does not hold them itself.
    [Theory]
    [InlineData("cd /ho", "me/anna/goldthread")]
    [InlineData("/ro", "ot/x")]
    [InlineData("C:\\Us", "ers\\anna")]
    [InlineData("file:/", "//x")]
    [InlineData("/tm", "p/x.db")]
    [InlineData("https://api.nuget", ".org/x")]
    [InlineData("https://registry.npmjs", ".org/x")]
    [InlineData("\"resolved\"", ": \"https://packages.example/x.tgz\"")]
    [InlineData("https://packages.example/nuget/v3", "/index.json")]
    [InlineData("cp -r /build", "/here/x")]
    public void Of_PathOrRegistry_IsFound(string start, string rest)
    {
        MachinePaths.Of(new SourceFile("run", start + rest), ["/build/here"]).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("/work/tasks is the door of professionals")]
    [InlineData("https://fhir.nhs.uk/Id/nhs-number")]
    [InlineData("../shared")]
    [InlineData("https://learn.microsoft.com/home/anna/x")]
    public void Of_AddressOrDoor_IsAllowed(string text)
    {
        MachinePaths.Of(new SourceFile("run", text), ["/build/here"]).ShouldBeEmpty();
    }

    private static List<string> Here()
    {
        var shared = Environment.GetEnvironmentVariable("GOLDTHREAD_SHARED");
        string[] folders = [SourceTree.Root, Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared")), shared ?? ""];
        return [.. folders.Where(f => Path.IsPathFullyQualified(f) && f.Count(c => c is '/' or '\\') > 1)];
    }
}
