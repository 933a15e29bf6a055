/** The OpenAPI document: what the annotations of resources leave open is completed from the code and the views. */
package org.biotrail.kit.contract;
