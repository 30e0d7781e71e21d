using Xunit.Abstractions;
using Xunit.Sdk;

namespace Goldthread.Support;

/// <summary>What a store stands on.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,

    /// <summary>PostgreSQL spread over machines. Only where a run is given a cluster; <c>CitusTests</c> says so where it is not.</summary>
    Citus,
}

/// <summary>A test that runs once on each kind of database; its first argument is the <see cref="DatabaseKind"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Goldthread.Support.DatabaseTheoryDiscoverer", "Goldthread.Support")]
public sealed class DatabaseTheoryAttribute : FactAttribute;

/// <summary>Gives each test of <see cref="DatabaseTheoryAttribute"/> its cases, any of which may be skipped with a reason.</summary>
public sealed class DatabaseTheoryDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    private static readonly string[] Skipping = ["Xunit.SkipException"];

    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        Enum.GetValues<DatabaseKind>().Where(kind => kind != DatabaseKind.Citus || TestDatabase.WhyNoCitus is null).Select(kind => new SkippableFactTestCase(
            Skipping, diagnostics, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, [kind]));
}
