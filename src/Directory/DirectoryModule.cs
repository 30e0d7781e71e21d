using Goldthread.Directory.OpenReferral;
using Goldthread.Directory.Places;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Goldthread.Directory;

/// <summary>The Directory floor: services and community assets, for everyone, without a sign-in.</summary>
public static class DirectoryModule
{
    /// <summary>Adds the directory and its pages.</summary>
    public static IServiceCollection AddDirectory(this IServiceCollection services)
    {
        services.AddSingleton<ServiceDirectory>();
        services.AddSingleton<PlaceFinder>();
        services.TryAddSingleton<RecordNumbers>();
        services.AddSingleton<ServiceKeeping>();
        services.AddSingleton<Unmet.UnmetSearches>();
        services.AddSingleton<Feedback.ServiceFeedback>();
        services.AddSingleton<Feeds.FeedClient>();
        services.AddSingleton<Feeds.FeedImport>();
        services.AddSingleton<Keepers.ListingKeepers>();
        services.AddSingleton<Feeds.Schedule.FeedSchedule>();
        services.AddSingleton<Feeds.Schedule.FeedTurn>();
        services.AddHostedService<Feeds.Schedule.FeedService>();
        services.AddHostedService<DirectoryWarmUp>();
        return services;
    }

    /// <summary>What the floor answers beside its pages.</summary>
    public static void MapDirectory(this IEndpointRouteBuilder endpoints) => OpenReferralApi.Map(endpoints);
}
