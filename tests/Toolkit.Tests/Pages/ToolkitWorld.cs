using Goldthread.Support;
using Goldthread.Toolkit.Shelf;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Toolkit.Tests.Pages;

/// <summary>The product with its library on the shelf.</summary>
public sealed class ToolkitWorld : IAsyncLifetime
{
    public World World { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        World = await World.Start();
        await World.Services.GetRequiredService<ShippedLibrary>().Load();
    }

    public async Task DisposeAsync() => await World.DisposeAsync();
}
