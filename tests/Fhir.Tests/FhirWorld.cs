using Goldthread.Support;

namespace Goldthread.Fhir.Tests;

/// <summary>One host on SQLite for the tests of a class.</summary>
public sealed class FhirWorld : IAsyncLifetime
{
    public World World { get; private set; } = null!;

    public FhirClient System => World.System;

    public FhirClient Stranger() => World.Stranger();

    public async Task InitializeAsync() => World = await World.Start(clock: new StepClock());

    public async Task DisposeAsync() => await World.DisposeAsync();
}
