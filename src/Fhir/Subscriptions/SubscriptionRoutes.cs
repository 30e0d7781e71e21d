using Goldthread.Fhir.Interactions;
using Goldthread.Fhir.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Goldthread.Fhir.Subscriptions;

/// <summary>The addresses of subscriptions and what stands behind them. The resource itself is written like any other.</summary>
internal static class SubscriptionRoutes
{
    private static readonly string[] GetOrPost = ["GET", "POST"];

    public static void AddSubscriptions(this IServiceCollection services)
    {
        services.TryAddSingleton(new SubscriptionSettings(null, AllowLoopback: false, AllowPrivate: false));
        services.AddSingleton(new SupportedTopics([.. SubscriptionTopic.All.Select(t => t.Url)]));
        services.AddSingleton<EndpointRules>();
        services.AddSingleton<SubscriptionPlans>();
        services.AddSingleton<ResourceCheck>(p => p.GetRequiredService<SubscriptionPlans>().Check);
        services.AddSingleton<SubscriptionRegistrar>();
        services.AddSingleton(p => SubscriptionRegistrar.Subscriber(p.GetRequiredService<SubscriptionRegistrar>()));
        services.AddSingleton<SubscriptionStatus>();
        services.AddSingleton<SubscriptionMatcher>();
        services.AddSingleton<SubscriptionFollower>();
        services.AddSingleton<NotificationReader>();
        services.AddSingleton<EndpointCaller>();
        services.AddSingleton<NotificationPost>();
        services.AddSingleton<NotificationSender>();
        services.AddHostedService<SubscriptionService>();
    }

    /// <summary>Maps them into the group that asks for sight.</summary>
    public static void MapSubscriptions(this RouteGroupBuilder fhir)
    {
        fhir.MapMethods("/Subscription/$status", GetOrPost, SubscriptionOperations.Statuses);
        fhir.MapMethods("/Subscription/{id}/$status", GetOrPost, SubscriptionOperations.Status);
        fhir.MapMethods("/Subscription/{id}/$events", GetOrPost, SubscriptionOperations.Events);
    }
}
