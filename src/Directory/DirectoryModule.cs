using Goldthread.Directory.OpenReferral;
using Goldthread.Directory.Places;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Directory;

/// <summary>The Directory floor: services and community assets, for everyone, without a sign-in.</summary>
public static class DirectoryModule
{
    /// <summary>Adds the directory and its pages.</summary>
    public static IServiceCollection AddDirectory(this IServiceCollection services)
    {
        services.AddSingleton<ServiceDirectory>();
        services.AddSingleton<PlaceFinder>();
        services.AddSingleton<ServiceKeeping>();
        services.AddSingleton<Unmet.UnmetSearches>();
        services.AddSingleton<Feedback.ServiceFeedback>();
        return services;
    }

    /// <summary>What the floor answers beside its pages.</summary>
    public static void MapDirectory(this IEndpointRouteBuilder endpoints) => OpenReferralApi.Map(endpoints);
}
